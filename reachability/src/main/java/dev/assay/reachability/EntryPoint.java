package dev.assay.reachability;

/// An edge of the VPC of an interface.
///
/// @param edge id of the gateway or connection
public record EntryPoint(Origin origin, String edge, String networkInterface) {}
