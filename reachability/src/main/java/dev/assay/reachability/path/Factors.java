package dev.assay.reachability.path;

import dev.assay.reachability.Protocol;
import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.address.AddressSet;
import dev.assay.reachability.address.PortMap;
import dev.assay.reachability.vpc.NetworkAcl;
import dev.assay.reachability.vpc.NetworkInterface;
import dev.assay.reachability.vpc.RouteTable;
import dev.assay.reachability.vpc.SecurityGroup;
import dev.assay.reachability.vpc.Subnet;
import dev.assay.reachability.vpc.TransitGatewayAttachment;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What decides who reaches the interfaces of one VPC, each factor kept under what it depends on:
///
/// open = S ∩ G ∩ N ∩ P ∩ B (`docs/reference/reachability.md`). `filter` is what source space,
/// network ACL and route table leave, which a [Passage] keeps; `admitted` what the security groups
/// do. For one thread.
final class Factors {
  /// Stands for "admits everything" where group ids stand; no group has this id.
  static final List<String> UNGUARDED = List.of("*");

  private final World world;
  private final String vpc;
  private final List<Edge> edges;
  private final GroupRules groupRules;
  private final Map<String, AclMaps> acls = new HashMap<>();
  private final Map<String, RoutedSpace> routed = new HashMap<>();
  private final Map<EdgeFamily, AddressSet> spaces = new HashMap<>();
  private final Map<GroupAt, OpenPortMaps> admitted = new HashMap<>();

  private record GroupAt(String group, Edge edge, AddressFamily family) {}

  Factors(World world, String vpc, List<Edge> edges) {
    this.world = world;
    this.vpc = vpc;
    this.edges = edges;
    this.groupRules = new GroupRules(world);
  }

  /// Takes in that members of groups, or entries of prefix lists, have changed.
  void namedChanged() {
    groupRules.forget();
  }

  /// Takes in that what a group admits may have changed.
  ///
  /// @return where it does admit something else than before
  Set<EdgeFamily> groupChanged(String group) {
    Set<EdgeFamily> different = new HashSet<>();
    for (Edge edge : edges) {
      for (AddressFamily family : AddressFamily.values()) {
        var before = admitted.remove(new GroupAt(group, edge, family));
        if (before != null && !before.equals(admitted(group, edge, family))) {
          different.add(new EdgeFamily(edge, family));
        }
      }
    }
    return different;
  }

  /// Takes in that the entries of a network ACL have changed.
  void aclChanged(String acl) {
    acls.remove(acl);
  }

  /// Takes in that the routes of a subnets' table have changed.
  ///
  /// @return where requests can come from elsewhere than before, whatever the table
  Set<EdgeFamily> routesChanged(String table) {
    routed.remove(table);
    Set<EdgeFamily> different = new HashSet<>();
    for (EdgeFamily at : List.copyOf(spaces.keySet())) {
      var before = Optional.ofNullable(spaces.remove(at));
      if (!before.equals(Optional.of(space(at.edge(), at.family())))) {
        different.add(at);
      }
    }
    admitted.keySet().removeIf(at -> different.contains(new EdgeFamily(at.edge(), at.family())));
    return different;
  }

  private OpenPortMaps admitted(List<String> groups, Edge edge, AddressFamily family) {
    var union = OpenPortMaps.none(family);
    for (String group : groups) {
      union = union.or(admitted(group, edge, family));
    }
    return union;
  }

  /// What every rule but those of the security groups leaves.
  OpenPortMaps filter(ReachClass.Path path) {
    var returnable = returnable(path);
    return returnable.isEmpty()
        ? OpenPortMaps.none(path.family())
        : new OpenPortMaps(
            filter(path, Protocol.TCP, returnable), filter(path, Protocol.UDP, returnable));
  }

  /// What is open on an interface behind any gate. Nothing of it is kept: gates that depend on the
  /// sender are as many as senders.
  OpenPortMaps through(
      Edge edge,
      AddressFamily family,
      Subnet subnet,
      Gate gate,
      NetworkInterface one,
      boolean isUnguarded) {
    var path = new ReachClass.Path(edge, family, world.tableOf(subnet), world.aclOf(subnet), gate);
    var filter = filter(path);
    return filter.isEmpty() || isUnguarded
        ? filter
        : filter.and(admitted(one.groups(), edge, family));
  }

  private PortMap filter(ReachClass.Path path, Protocol protocol, AddressSet returnable) {
    var acl = acl(path.acl());
    var ports = path.gate().ports(protocol);
    var answered = returnable.and(acl.replies(protocol, path.family(), ports.clients()));
    var inbound =
        path.gate().skipsInbound()
            ? PortMap.constant(AddressSet.all(path.family()))
            : acl.inbound(protocol, path.family());
    return inbound.and(answered).on(ports.requests());
  }

  /// Source space and route back: where requests can come from and replies go to.
  private AddressSet returnable(ReachClass.Path path) {
    var space = path.edge().sourceSpace(path.family(), world);
    var table = routed(path.table());
    var back = table.to(path.edge().id(), path.family());
    if (!path.gate().appliance().isEmpty()) {
      back = back.or(table.toAny(Gates::isAppliance, path.family()));
    }
    return space.and(back);
  }

  /// What one group admits from where an edge can send from.
  OpenPortMaps admitted(String group, Edge edge, AddressFamily family) {
    var at = new GroupAt(group, edge, family);
    OpenPortMaps known = admitted.get(at);
    if (known != null) {
      return known;
    }
    var ports =
        world
            .find(SecurityGroup.class, group)
            .map(found -> groupRules.admitted(found, found.ingress(), space(edge, family)))
            .orElseGet(() -> OpenPortMaps.none(family));
    admitted.put(at, ports);
    return ports;
  }

  /// Every address that some subnet could answer through the edge: no result lies outside.
  private AddressSet space(Edge edge, AddressFamily family) {
    return spaces.computeIfAbsent(
        new EdgeFamily(edge, family),
        any -> {
          boolean hasAppliances = world.tableOfGateway(edge.id()).isPresent();
          var back = AddressSet.none(family);
          for (String table : world.tablesOf(vpc)) {
            back = back.or(routed(table).to(edge.id(), family));
            if (hasAppliances) {
              back = back.or(routed(table).toAny(Gates::isAppliance, family));
            }
          }
          return back.and(edge.sourceSpace(family, world));
        });
  }

  /// Whether a network ACL has a say in the gates of transit gateway attachments.
  boolean isOfAttachment(String acl) {
    return edges.stream()
        .flatMap(edge -> world.find(TransitGatewayAttachment.class, edge.attachment()).stream())
        .flatMap(attachment -> attachment.subnets().stream())
        .flatMap(subnet -> world.find(Subnet.class, subnet).stream())
        .anyMatch(subnet -> world.aclOf(subnet).equals(acl));
  }

  AclMaps acl(String id) {
    return acls.computeIfAbsent(id, acl -> new AclMaps(world.find(NetworkAcl.class, acl)));
  }

  RoutedSpace routed(String table) {
    return routed.computeIfAbsent(
        table, id -> new RoutedSpace(world.find(RouteTable.class, id), world));
  }
}
