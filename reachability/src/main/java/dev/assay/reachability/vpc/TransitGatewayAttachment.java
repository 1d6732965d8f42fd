package dev.assay.reachability.vpc;

import java.util.List;

/// An attachment of a transit gateway.
///
/// @param resourceType such as `vpc`, `vpn`, `direct-connect-gateway`, `peering`
/// @param resource id of the VPC, connection or gateway behind it
/// @param routeTable the table it is associated with, which decides where its traffic goes; empty
///     where there is none
/// @param subnets of a VPC attachment; empty where unknown
/// @param referencesGroups whether security groups may be referenced through it
public record TransitGatewayAttachment(
    String id,
    String transitGateway,
    String resourceType,
    String resource,
    boolean isAvailable,
    String routeTable,
    List<String> subnets,
    boolean referencesGroups)
    implements Component {
  public static final String VPC = "vpc";

  public TransitGatewayAttachment {
    subnets = List.copyOf(subnets);
  }

  public boolean isOfVpc() {
    return resourceType.equals(VPC);
  }
}
