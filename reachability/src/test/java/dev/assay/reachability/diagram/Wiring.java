package dev.assay.reachability.diagram;

import dev.assay.reachability.Network;
import dev.assay.reachability.Origin;
import dev.assay.reachability.address.Cidr;
import dev.assay.reachability.vpc.Component;
import dev.assay.reachability.vpc.Instance;
import dev.assay.reachability.vpc.InternetGateway;
import dev.assay.reachability.vpc.NetworkAcl;
import dev.assay.reachability.vpc.NetworkInterface;
import dev.assay.reachability.vpc.RouteTable;
import dev.assay.reachability.vpc.SecurityGroup;
import dev.assay.reachability.vpc.Subnet;
import dev.assay.reachability.vpc.TransitGateway;
import dev.assay.reachability.vpc.TransitGatewayAttachment;
import dev.assay.reachability.vpc.Vpc;
import dev.assay.reachability.vpc.VpcPeeringConnection;
import dev.assay.reachability.vpc.VpnGateway;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which route table, network ACL and members belong to what. Of two that claim one place the one
/// with the lowest id has it.
final class Wiring {
  private final Network network;
  private final Map<String, String> tables = new HashMap<>();
  private final Map<String, String> acls = new HashMap<>();
  private final Set<String> gatewaysWithTable = new HashSet<>();
  private final Map<String, List<NetworkInterface>> members = new HashMap<>();
  private final Map<String, List<NetworkInterface>> interfaces = new HashMap<>();
  private final Map<String, List<Entrance>> entrances = new HashMap<>();
  private final Set<List<String>> peered = new HashSet<>();

  /// One way into a VPC.
  ///
  /// @param far id of the VPC on the other side of a peering connection; empty for gateways
  /// @param farBlocks that the connection names for it
  record Entrance(Origin origin, String id, String far, List<Cidr> farBlocks) {}

  Wiring(Network network) {
    this.network = network;
    for (RouteTable table : network.all(RouteTable.class)) {
      table.subnets().forEach(subnet -> claim(tables, subnet, table.id()));
      gatewaysWithTable.addAll(table.gateways());
      if (table.isMain()) {
        claim(tables, "main of " + table.vpc(), table.id());
      }
    }
    for (NetworkAcl acl : network.all(NetworkAcl.class)) {
      acl.subnets().forEach(subnet -> claim(acls, subnet, acl.id()));
      if (acl.isDefault()) {
        claim(acls, "default of " + acl.vpc(), acl.id());
      }
    }
    for (NetworkInterface one : network.all(NetworkInterface.class)) {
      one.groups().forEach(group -> list(members, group).add(one));
      if (isAsked(one)) {
        list(interfaces, one.vpc()).add(one);
      }
    }
    readEntrances();
  }

  private void readEntrances() {
    for (InternetGateway gateway : network.all(InternetGateway.class)) {
      gateway.vpcs().forEach(vpc -> enter(vpc, Origin.INTERNET, gateway));
    }
    for (VpnGateway gateway : network.all(VpnGateway.class)) {
      gateway.vpcs().forEach(vpc -> enter(vpc, Origin.VPN_GATEWAY, gateway));
    }
    for (VpcPeeringConnection peering : network.all(VpcPeeringConnection.class)) {
      if (peering.isActive()) {
        enter(peering.id(), peering.requester(), peering.accepter());
        enter(peering.id(), peering.accepter(), peering.requester());
      }
    }
  }

  private void enter(String vpc, Origin origin, Component gateway) {
    list(entrances, vpc).add(new Entrance(origin, gateway.id(), "", List.of()));
  }

  private void enter(String id, VpcPeeringConnection.Side near, VpcPeeringConnection.Side far) {
    list(entrances, near.vpc()).add(new Entrance(Origin.PEERED_VPC, id, far.vpc(), far.blocks()));
    peered.add(List.of(near.vpc(), far.vpc()));
  }

  private static void claim(Map<String, String> places, String place, String id) {
    places.merge(place, id, (one, other) -> one.compareTo(other) <= 0 ? one : other);
  }

  private static <T> List<T> list(Map<String, List<T>> lists, String key) {
    return lists.computeIfAbsent(key, any -> new ArrayList<>());
  }

  /// Rule Q1.
  private boolean isAsked(NetworkInterface one) {
    return network.find(Instance.class, one.instance()).filter(Instance::isRunning).isPresent();
  }

  Set<String> vpcs() {
    return interfaces.keySet();
  }

  /// Those that are asked for.
  List<NetworkInterface> interfaces(String vpc) {
    return interfaces.getOrDefault(vpc, List.of());
  }

  List<NetworkInterface> members(String group) {
    return members.getOrDefault(group, List.of());
  }

  /// Those without a route table of their own.
  List<Entrance> entrances(String vpc) {
    return entrances.getOrDefault(vpc, List.of()).stream()
        .filter(entrance -> !gatewaysWithTable.contains(entrance.id()))
        .toList();
  }

  Optional<RouteTable> table(Subnet subnet) {
    String id =
        tables.getOrDefault(subnet.id(), tables.getOrDefault("main of " + subnet.vpc(), ""));
    return network.find(RouteTable.class, id);
  }

  Optional<NetworkAcl> acl(Subnet subnet) {
    String id = acls.getOrDefault(subnet.id(), acls.getOrDefault("default of " + subnet.vpc(), ""));
    return network.find(NetworkAcl.class, id);
  }

  <T extends Component> Optional<T> find(Class<T> kind, String id) {
    return network.find(kind, id);
  }

  List<Cidr> blocks(String vpc) {
    return network.find(Vpc.class, vpc).map(Vpc::blocks).orElse(List.of());
  }

  /// Rule G4.
  boolean mayReference(String vpc, String group) {
    var other = network.find(SecurityGroup.class, group).map(SecurityGroup::vpc);
    return other.isPresent()
        && (other.get().equals(vpc)
            || peered.contains(List.of(vpc, other.get()))
            || shareTransitGateway(vpc, other.get()));
  }

  private boolean shareTransitGateway(String one, String other) {
    return network.all(TransitGateway.class).stream()
        .filter(TransitGateway::referencesGroups)
        .anyMatch(gateway -> isReferencing(gateway, one) && isReferencing(gateway, other));
  }

  private boolean isReferencing(TransitGateway gateway, String vpc) {
    return network.all(TransitGatewayAttachment.class).stream()
        .filter(TransitGatewayAttachment::isAvailable)
        .filter(TransitGatewayAttachment::referencesGroups)
        .filter(TransitGatewayAttachment::isOfVpc)
        .filter(attachment -> attachment.transitGateway().equals(gateway.id()))
        .anyMatch(attachment -> attachment.resource().equals(vpc));
  }
}
