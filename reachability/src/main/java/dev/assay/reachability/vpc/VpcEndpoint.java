package dev.assay.reachability.vpc;

/// A VPC endpoint.
///
/// @param type `Gateway`, `Interface` or `GatewayLoadBalancer`
public record VpcEndpoint(String id, String vpc, String type, String service)
    implements Component {}
