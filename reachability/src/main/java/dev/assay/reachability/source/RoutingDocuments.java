package dev.assay.reachability.source;

import dev.assay.reachability.Network;
import dev.assay.reachability.address.Cidr;
import dev.assay.reachability.vpc.Component;
import dev.assay.reachability.vpc.InternetGateway;
import dev.assay.reachability.vpc.Route;
import dev.assay.reachability.vpc.RouteTable;
import dev.assay.reachability.vpc.VpcPeeringConnection;
import dev.assay.reachability.vpc.VpnConnection;
import dev.assay.reachability.vpc.VpnGateway;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// `describe-route-tables`, `-internet-gateways`, `-vpn-gateways`, `-vpc-peering-connections`,
/// `-vpn-connections`.
final class RoutingDocuments implements Documents {
  /// Where a route may lead to. An instance also has the interface that counts, so it comes last.
  private static final List<String> TARGETS =
      List.of(
          "GatewayId",
          "NatGatewayId",
          "NetworkInterfaceId",
          "TransitGatewayId",
          "VpcPeeringConnectionId",
          "EgressOnlyInternetGatewayId",
          "LocalGatewayId",
          "CarrierGatewayId",
          "CoreNetworkArn",
          "OdbNetworkArn",
          "InstanceId");

  private final List<Component> components = new ArrayList<>();

  @Override
  public Map<String, Reader> lists() {
    return Map.of(
        "RouteTables", this::routeTable,
        "InternetGateways", this::internetGateway,
        "VpnGateways", this::vpnGateway,
        "VpcPeeringConnections", this::peering,
        "VpnConnections", this::vpnConnection);
  }

  @Override
  public void addAll(Documents other) {
    components.addAll(((RoutingDocuments) other).components);
  }

  @Override
  public Collection<? extends Component> components(Network others) {
    return components;
  }

  private void routeTable(DescribedItem item) throws Unreadable {
    boolean isMain = false;
    List<String> subnets = new ArrayList<>();
    List<String> gateways = new ArrayList<>();
    for (DescribedItem association : item.items("Associations")) {
      var state = association.item("AssociationState");
      if (state.isPresent() && !VpcDocuments.isOneOf(state.get().text("State"), "associated")) {
        continue;
      }
      isMain |= association.flag("Main");
      if (association.has("SubnetId")) {
        subnets.add(association.required("SubnetId"));
      }
      if (association.has("GatewayId")) {
        gateways.add(association.required("GatewayId"));
      }
    }
    List<Route> routes = new ArrayList<>();
    for (DescribedItem route : item.items("Routes")) {
      routes.add(route(route));
    }
    components.add(
        new RouteTable(
            item.required("RouteTableId"),
            item.required("VpcId"),
            isMain,
            subnets,
            gateways,
            routes));
  }

  private static Route route(DescribedItem item) throws Unreadable {
    return new Route(
        destination(item),
        target(item),
        item.text("State").equals("blackhole"),
        item.text("Origin").equals("EnableVgwRoutePropagation"));
  }

  private static Route.Destination destination(DescribedItem item) throws Unreadable {
    if (item.has("DestinationPrefixListId")) {
      return new Route.Destination.Listed(item.required("DestinationPrefixListId"));
    }
    return new Route.Destination.Block(
        item.block(
            item.has("DestinationIpv6CidrBlock")
                ? "DestinationIpv6CidrBlock"
                : "DestinationCidrBlock"));
  }

  private static String target(DescribedItem item) throws Unreadable {
    for (String field : TARGETS) {
      if (item.has(field)) {
        return item.required(field).intern();
      }
    }
    throw item.wrong("GatewayId", "the route has no target");
  }

  private void internetGateway(DescribedItem item) throws Unreadable {
    components.add(
        new InternetGateway(
            item.required("InternetGatewayId"),
            attached(item, "Attachments", "available", "attached")));
  }

  private void vpnGateway(DescribedItem item) throws Unreadable {
    boolean isAvailable = VpcDocuments.isOneOf(item.text("State"), "available");
    components.add(
        new VpnGateway(
            item.required("VpnGatewayId"),
            isAvailable ? attached(item, "VpcAttachments", "attached") : List.of()));
  }

  private static List<String> attached(DescribedItem item, String field, String... good)
      throws Unreadable {
    List<String> vpcs = new ArrayList<>();
    for (DescribedItem attachment : item.items(field)) {
      if (VpcDocuments.isOneOf(attachment.text("State"), good)) {
        vpcs.add(attachment.required("VpcId"));
      }
    }
    return vpcs;
  }

  private void peering(DescribedItem item) throws Unreadable {
    var status = item.item("Status");
    components.add(
        new VpcPeeringConnection(
            item.required("VpcPeeringConnectionId"),
            status.isEmpty() || VpcDocuments.isOneOf(status.get().text("Code"), "active"),
            side(item, "RequesterVpcInfo"),
            side(item, "AccepterVpcInfo")));
  }

  private static VpcPeeringConnection.Side side(DescribedItem item, String field)
      throws Unreadable {
    var side = item.item(field);
    if (side.isEmpty()) {
      throw item.wrong(field, "the field is missing");
    }
    List<Cidr> blocks = new ArrayList<>();
    if (side.get().has("CidrBlock")) {
      blocks.add(side.get().block("CidrBlock"));
    }
    for (DescribedItem block : side.get().items("CidrBlockSet")) {
      blocks.add(block.block("CidrBlock"));
    }
    for (DescribedItem block : side.get().items("Ipv6CidrBlockSet")) {
      blocks.add(block.block("Ipv6CidrBlock"));
    }
    return new VpcPeeringConnection.Side(
        side.get().required("VpcId"), blocks.stream().distinct().toList());
  }

  private void vpnConnection(DescribedItem item) throws Unreadable {
    List<Cidr> routes = new ArrayList<>();
    for (DescribedItem route : item.items("Routes")) {
      if (VpcDocuments.isOneOf(route.text("State"), "available")) {
        routes.add(route.block("DestinationCidrBlock"));
      }
    }
    components.add(new VpnConnection(item.required("VpnConnectionId"), routes));
  }
}
