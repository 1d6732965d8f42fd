package dev.assay.reachability.vpc;

/// A transit gateway.
///
/// @param referencesGroups whether it lets security groups be referenced across VPCs
public record TransitGateway(String id, boolean referencesGroups) implements Component {}
