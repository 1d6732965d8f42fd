package dev.assay.reachability.oracle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The documents as objects, and the plain look-ups between them.
///
/// `supportingGateways` are the transit gateways that support security group references;
/// `peers` are the pairs of VPCs with an active peering connection, both ways round.
record Network(
    Map<String, Vpc> vpcs,
    Map<String, Subnet> subnets,
    List<RouteTable> tables,
    List<Acl> acls,
    Map<String, SecurityGroup> groups,
    List<Interface> interfaces,
    Set<String> running,
    Map<String, List<Cidr>> prefixLists,
    List<Edge> edges,
    Set<List<String>> peers,
    Set<String> supportingGateways,
    List<Edge.VpcAttachment> vpcAttachments,
    Map<String, TransitAttachment> transitAttachments,
    Map<String, List<TransitRoute>> transitTables) {

  List<Edge> edgesOf(String vpcId) {
    return edges.stream().filter(edge -> edge.vpcId().equals(vpcId)).toList();
  }

  /// Rule Q1.
  boolean asked(Interface one) {
    return !one.instanceId().isEmpty() && one.attached() && running.contains(one.instanceId());
  }

  /// The effective table of a subnet (rule B1); empty where it, or the subnet, is not in the data.
  Optional<RouteTable> tableOf(String subnetId) {
    return Optional.ofNullable(subnets.get(subnetId))
        .flatMap(
            subnet ->
                tables.stream()
                    .filter(table -> table.subnets().contains(subnetId))
                    .findFirst()
                    .or(
                        () ->
                            tables.stream()
                                .filter(t -> t.main() && t.vpcId().equals(subnet.vpcId()))
                                .findFirst()));
  }

  /// The table of an edge (rule X1).
  Optional<RouteTable> tableOf(Edge edge) {
    return tables.stream().filter(table -> table.gateways().contains(edge.id())).findFirst();
  }

  /// The ACL of a subnet (rule N1); empty where it, or the subnet, is not in the data.
  Optional<Acl> aclOf(String subnetId) {
    return Optional.ofNullable(subnets.get(subnetId))
        .flatMap(
            subnet ->
                acls.stream()
                    .filter(acl -> acl.subnets().contains(subnetId))
                    .findFirst()
                    .or(
                        () ->
                            acls.stream()
                                .filter(a -> a.standard() && a.vpcId().equals(subnet.vpcId()))
                                .findFirst()));
  }

  /// Where a subnet sends traffic for an address.
  Optional<Route> route(String subnetId, Ip address) {
    return tableOf(subnetId).flatMap(table -> Route.winner(table.routes(), address));
  }

  /// Where a transit gateway's table sends it.
  Optional<TransitRoute> transitRoute(String table, Ip address) {
    return TransitRoute.winner(transitTables.getOrDefault(table, List.of()), address);
  }

  /// Rule G4: whether rules in one VPC may name groups of the other.
  boolean mayReference(String vpcId, String groupVpcId) {
    return vpcId.equals(groupVpcId)
        || peers.contains(List.of(vpcId, groupVpcId))
        || vpcAttachments.stream()
            .filter(a -> a.vpcId().equals(vpcId) && a.references())
            .anyMatch(
                a ->
                    supportingGateways.contains(a.gatewayId())
                        && vpcAttachments.stream()
                            .anyMatch(
                                b ->
                                    b.vpcId().equals(groupVpcId)
                                        && b.gatewayId().equals(a.gatewayId())
                                        && b.references()));
  }
}
