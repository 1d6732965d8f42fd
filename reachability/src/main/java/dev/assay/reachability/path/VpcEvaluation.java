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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What can be reached in one VPC from each of its edges: every interface is put in its classes,
/// and every class is computed once.
///
/// open = S ∩ G ∩ N ∩ P ∩ B (`docs/reference/reachability.md`): `filter` is what route table,
/// network ACL and source space leave, `admitted` what the security groups do. Each factor is kept
/// under what it depends on. For one thread.
final class VpcEvaluation {
  /// Stands for "admits everything" where group ids stand; no group has this id.
  private static final List<String> UNGUARDED = List.of("*");

  private final World world;
  private final String vpc;
  private final List<Edge> edges;
  private final GroupRules groupRules;
  private final Gates gates;
  private final Map<String, AclMaps> acls = new HashMap<>();
  private final Map<String, RoutedSpace> routed = new HashMap<>();
  private final Map<EdgeFamily, AddressSet> spaces = new HashMap<>();
  private final Map<GroupAt, OpenPortMaps> admitted = new HashMap<>();
  private final Map<ReachClass.Path, OpenPortMaps> filters = new HashMap<>();
  private final Map<ReachClass.Key, ReachClass> classes = new HashMap<>();
  private final Map<String, List<ReachClass>> classesOfGroup = new HashMap<>();
  private final Map<String, List<ReachClass>> placements = new LinkedHashMap<>();
  private final Map<List<String>, List<String>> groupLists = new HashMap<>();

  private record EdgeFamily(Edge edge, AddressFamily family) {}

  private record GroupAt(String group, Edge edge, AddressFamily family) {}

  VpcEvaluation(World world, String vpc) {
    this.world = world;
    this.vpc = vpc;
    this.edges = Edge.of(vpc, world);
    this.groupRules = new GroupRules(world);
    this.gates = new Gates(world, this::acl);
  }

  /// Puts every interface that is asked for (rule Q1) in its classes.
  void evaluate() {
    for (NetworkInterface one : world.interfacesOf(vpc)) {
      place(one);
    }
  }

  List<Edge> edges() {
    return edges;
  }

  /// Takes in an interface that is new or has changed.
  void place(NetworkInterface one) {
    if (world.isAsked(one)) {
      List<ReachClass> own = classesOf(one);
      own.forEach(reach -> reach.interfaces().add(one.id()));
      placements.put(one.id(), own);
    }
  }

  /// Forgets an interface.
  void displace(String id) {
    List<ReachClass> own = placements.remove(id);
    if (own == null) {
      return;
    }
    for (ReachClass reach : own) {
      reach.interfaces().remove(id);
      if (reach.interfaces().isEmpty()) {
        classes.remove(reach.key());
        reach.key().groups().forEach(group -> classesOfGroup(group).remove(reach));
      }
    }
  }

  private List<ReachClass> classesOfGroup(String group) {
    return classesOfGroup.computeIfAbsent(group, id -> new ArrayList<>(1));
  }

  /// Whether some class or answer rests on a group.
  boolean knows(String group) {
    return classesOfGroup.containsKey(group);
  }

  /// Takes in that rules, members or prefix lists of a group have changed.
  void groupChanged(String group, Recomputed recomputed) {
    groupRules.forget();
    Set<EdgeFamily> different = new HashSet<>();
    for (Edge edge : edges) {
      for (AddressFamily family : AddressFamily.values()) {
        var before = admitted.remove(new GroupAt(group, edge, family));
        if (before != null && !before.equals(admitted(group, edge, family))) {
          different.add(new EdgeFamily(edge, family));
        }
      }
    }
    for (ReachClass reach : classesOfGroup.getOrDefault(group, List.of())) {
      if (different.contains(new EdgeFamily(reach.path().edge(), reach.path().family()))) {
        recompute(reach, recomputed);
      }
    }
  }

  /// Takes in that the entries of a network ACL have changed.
  void aclChanged(String acl, Recomputed recomputed) {
    acls.remove(acl);
    filters.keySet().removeIf(path -> path.acl().equals(acl));
    for (ReachClass reach : classes.values()) {
      if (reach.path().acl().equals(acl)) {
        recompute(reach, recomputed);
      }
    }
  }

  /// Whether a network ACL has a say in the gates of transit gateway attachments.
  boolean isOfAttachment(String acl) {
    return edges.stream()
        .flatMap(edge -> world.find(TransitGatewayAttachment.class, edge.attachment()).stream())
        .flatMap(attachment -> attachment.subnets().stream())
        .flatMap(subnet -> world.find(Subnet.class, subnet).stream())
        .anyMatch(subnet -> world.aclOf(subnet).equals(acl));
  }

  /// Takes in that the routes of a subnets' table have changed.
  void routesChanged(String table, Recomputed recomputed) {
    routed.remove(table);
    filters.keySet().removeIf(path -> path.table().equals(table));
    Set<EdgeFamily> different = new HashSet<>();
    for (EdgeFamily at : List.copyOf(spaces.keySet())) {
      var before = Optional.ofNullable(spaces.remove(at));
      if (!before.equals(Optional.of(space(at.edge(), at.family())))) {
        different.add(at);
      }
    }
    admitted.keySet().removeIf(at -> different.contains(new EdgeFamily(at.edge(), at.family())));
    for (ReachClass reach : classes.values()) {
      if (reach.path().table().equals(table)
          || different.contains(new EdgeFamily(reach.path().edge(), reach.path().family()))) {
        recompute(reach, recomputed);
      }
    }
  }

  private void recompute(ReachClass reach, Recomputed recomputed) {
    var now = open(reach.key());
    if (!now.equals(reach.open())) {
      recomputed.add(reach);
      reach.setOpen(now);
    }
  }

  /// The classes of any interface of this VPC, also of one that is not asked for itself.
  List<ReachClass> classesOf(NetworkInterface one) {
    return classesOf(one, false);
  }

  /// The same for an interface that no security group guards, where that is asked.
  List<ReachClass> classesOf(NetworkInterface one, boolean isUnguarded) {
    Subnet subnet = world.get(Subnet.class, one.subnet());
    if (subnet == null) {
      return List.of();
    }
    String table = world.tableOf(subnet);
    String acl = world.aclOf(subnet);
    List<String> groups = isUnguarded ? UNGUARDED : sorted(one.groups());
    List<ReachClass> all = new ArrayList<>(2);
    for (Edge edge : edges) {
      for (AddressFamily family : AddressFamily.values()) {
        for (Gate gate : gates.of(edge, one, subnet, family)) {
          var path = new ReachClass.Path(edge, family, table, acl, gate);
          all.add(classOf(new ReachClass.Key(path, groups)));
        }
      }
    }
    return all;
  }

  private ReachClass classOf(ReachClass.Key key) {
    ReachClass known = classes.get(key);
    if (known != null) {
      return known;
    }
    var made = new ReachClass(key, open(key));
    classes.put(key, made);
    key.groups().forEach(group -> classesOfGroup(group).add(made));
    return made;
  }

  private List<String> sorted(List<String> groups) {
    List<String> sorted = groups.size() < 2 ? groups : groups.stream().sorted().toList();
    List<String> known = groupLists.putIfAbsent(sorted, sorted);
    return known == null ? sorted : known;
  }

  private OpenPortMaps open(ReachClass.Key key) {
    var path = key.path();
    var filter = filter(path);
    if (filter.isEmpty() || key.groups().equals(UNGUARDED)) {
      return filter;
    }
    return filter.and(admitted(key.groups(), path.edge(), path.family()));
  }

  private OpenPortMaps admitted(List<String> groups, Edge edge, AddressFamily family) {
    var union = none(family);
    for (String group : groups) {
      union = union.or(admitted(group, edge, family));
    }
    return union;
  }

  private static OpenPortMaps none(AddressFamily family) {
    return new OpenPortMaps(PortMap.none(family), PortMap.none(family));
  }

  /// What every rule but those of the security groups leaves.
  OpenPortMaps filter(ReachClass.Path path) {
    OpenPortMaps known = filters.get(path);
    if (known != null) {
      return known;
    }
    var filter = filterAnew(path);
    filters.put(path, filter);
    return filter;
  }

  private OpenPortMaps filterAnew(ReachClass.Path path) {
    var returnable = returnable(path);
    return returnable.isEmpty()
        ? none(path.family())
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
    var filter = filterAnew(path);
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

  private OpenPortMaps admitted(String group, Edge edge, AddressFamily family) {
    var at = new GroupAt(group, edge, family);
    OpenPortMaps known = admitted.get(at);
    if (known != null) {
      return known;
    }
    var ports =
        world
            .find(SecurityGroup.class, group)
            .map(found -> groupRules.admitted(found, found.ingress(), space(edge, family)))
            .orElseGet(() -> none(family));
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

  Gates gates() {
    return gates;
  }

  AclMaps acl(String id) {
    return acls.computeIfAbsent(id, acl -> new AclMaps(world.find(NetworkAcl.class, acl)));
  }

  RoutedSpace routed(String table) {
    return routed.computeIfAbsent(
        table, id -> new RoutedSpace(world.find(RouteTable.class, id), world));
  }

  /// Ids of the interfaces that are asked for.
  Set<String> interfaces() {
    return placements.keySet();
  }

  /// How many different questions there were.
  int classCount() {
    return classes.size();
  }

  /// What is open on one interface; empty results are left out.
  List<Opening> openings(String id) {
    NetworkInterface target = world.get(NetworkInterface.class, id);
    if (target == null) {
      return List.of();
    }
    return openings(target, placements.getOrDefault(id, List.of()));
  }

  /// One opening for each edge and family: what is open on any of the interface's addresses, or
  /// that it cannot be known where only ways through an appliance are open.
  static List<Opening> openings(NetworkInterface target, Collection<ReachClass> classes) {
    return openings(target, classes, ReachClass::open);
  }

  /// What was open on one interface before classes were computed again.
  List<Opening> openingsBefore(String id, Recomputed recomputed) {
    NetworkInterface target = world.get(NetworkInterface.class, id);
    return target == null
        ? List.of()
        : openings(target, placements.getOrDefault(id, List.of()), recomputed::before);
  }

  private static List<Opening> openings(
      NetworkInterface target,
      Collection<ReachClass> classes,
      Function<ReachClass, OpenPortMaps> answer) {
    List<Opening> all = new ArrayList<>();
    for (ReachClass reach : classes) {
      var path = reach.path();
      all.add(
          new Opening(
              target,
              path.edge(),
              path.family(),
              "",
              0,
              answer.apply(reach),
              path.gate().appliance()));
    }
    return Opening.merged(all);
  }
}
