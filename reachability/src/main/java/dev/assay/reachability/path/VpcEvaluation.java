package dev.assay.reachability.path;

import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.vpc.NetworkInterface;
import dev.assay.reachability.vpc.Subnet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// What can be reached in one VPC from each of its edges: every interface is put in its classes,
/// and every class is computed once.
///
/// open = S ∩ G ∩ N ∩ P ∩ B (`docs/reference/reachability.md`): `filter` is what route table,
/// network ACL and source space leave, `admitted` what the security groups do. Each factor is kept
/// under what it depends on. For one thread.
final class VpcEvaluation {
  private final World world;
  private final String vpc;
  private final List<Edge> edges;
  private final Factors factors;
  private final Gates gates;
  private final Map<ReachClass.Key, ReachClass> classes = new HashMap<>();
  private final Map<String, List<ReachClass>> classesOfGroup = new HashMap<>();
  private final Map<String, List<ReachClass>> placements = new LinkedHashMap<>();
  private final Map<List<String>, List<String>> groupLists = new HashMap<>();

  VpcEvaluation(World world, String vpc) {
    this.world = world;
    this.vpc = vpc;
    this.edges = Edge.of(vpc, world);
    this.factors = new Factors(world, vpc, edges);
    this.gates = new Gates(world, factors::acl);
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
    var different = factors.groupChanged(group);
    for (ReachClass reach : classesOfGroup.getOrDefault(group, List.of())) {
      if (different.contains(reach.path().edgeFamily())) {
        recompute(reach, recomputed);
      }
    }
  }

  /// Takes in that the entries of a network ACL have changed.
  void aclChanged(String acl, Recomputed recomputed) {
    factors.aclChanged(acl);
    for (ReachClass reach : classes.values()) {
      if (reach.path().acl().equals(acl)) {
        recompute(reach, recomputed);
      }
    }
  }

  /// Takes in that the routes of a subnets' table have changed.
  void routesChanged(String table, Recomputed recomputed) {
    var different = factors.routesChanged(table);
    for (ReachClass reach : classes.values()) {
      if (reach.path().table().equals(table) || different.contains(reach.path().edgeFamily())) {
        recompute(reach, recomputed);
      }
    }
  }

  private void recompute(ReachClass reach, Recomputed recomputed) {
    var now = factors.open(reach.key());
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
    List<String> groups = isUnguarded ? Factors.UNGUARDED : sorted(one.groups());
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
    var made = new ReachClass(key, factors.open(key));
    classes.put(key, made);
    key.groups().forEach(group -> classesOfGroup(group).add(made));
    return made;
  }

  private List<String> sorted(List<String> groups) {
    List<String> sorted = groups.size() < 2 ? groups : groups.stream().sorted().toList();
    List<String> known = groupLists.putIfAbsent(sorted, sorted);
    return known == null ? sorted : known;
  }

  Gates gates() {
    return gates;
  }

  Factors factors() {
    return factors;
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
