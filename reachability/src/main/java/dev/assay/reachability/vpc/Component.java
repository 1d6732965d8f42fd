package dev.assay.reachability.vpc;

/// One thing in a VPC configuration that has an id.
public sealed interface Component
    permits Instance,
        InternetGateway,
        LoadBalancer,
        NetworkAcl,
        NetworkInterface,
        PrefixList,
        RouteTable,
        SecurityGroup,
        Subnet,
        TransitGateway,
        TransitGatewayAttachment,
        TransitGatewayRouteTable,
        Vpc,
        VpcEndpoint,
        VpcPeeringConnection,
        VpnConnection,
        VpnGateway {

  /// Unique among the components of its kind.
  String id();
}
