package dev.assay.reachability;

import dev.assay.reachability.Exposure.Way;

/// Where a packet to an interface comes in: an edge of its VPC, or of a load balancer's that sends
/// to it.
///
/// @param edge id of the gateway or connection
/// @param way straight, or through a listener of a load balancer
public record EntryPoint(Origin origin, String edge, String networkInterface, Way way) {}
