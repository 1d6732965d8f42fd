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
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// What can be reached in one VPC from each of its edges: every interface is put in its classes,
/// and every class is computed once. For one thread.
final class VpcEvaluation {
  private final World world;
  private final String vpc;
  private final List<Edge> edges;
  private final Factors factors;
  private final Gates gates;
  private final Map<ReachClass.Path, Passage> passages = new HashMap<>();
  private final Map<String, List<Entry>> entriesOfSubnet = new HashMap<>();
  private final Map<String, List<ReachClass>> classesOfGroup = new HashMap<>();
  private final Map<String, List<ReachClass>> placements = new LinkedHashMap<>();
  private final Map<List<ReachClass>, List<ReachClass>> classLists = new HashMap<>();
  private final Map<List<String>, List<String>> groupLists = new HashMap<>();

  /// Through one edge into one subnet, in one family: the passage where it is the same for all
  /// addresses, else none.
  private record Entry(Edge edge, AddressFamily family, Optional<Passage> passage) {}

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
    passages.values().forEach(Passage::forget); // changes need few of them again
  }

  List<Edge> edges() {
    return edges;
  }

  /// Takes in an interface that is new or has changed.
  void place(NetworkInterface one) {
    if (world.isAsked(one)) {
      List<ReachClass> own = shared(List.copyOf(classesOf(one)), classLists);
      own.forEach(reach -> reach.interfaces().add(one.id()));
      placements.put(one.id(), own);
    }
  }

  private static <T> List<T> shared(List<T> list, Map<List<T>, List<T>> lists) {
    List<T> known = lists.putIfAbsent(list, list);
    return known == null ? list : known;
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
        reach.passage().classes().remove(reach.groups());
        reach.groups().forEach(group -> classesOfGroup(group).remove(reach));
        classLists.remove(own);
      }
    }
  }

  private List<ReachClass> classesOfGroup(String group) {
    return classesOfGroup.computeIfAbsent(
        group,
        id -> {
          world.groupUses().add(id, vpc);
          return new ArrayList<>(1);
        });
  }

  /// Takes in that members of groups, or entries of prefix lists, have changed. Those who name them
  /// have changed then.
  void namedChanged() {
    factors.namedChanged();
  }

  /// Takes in that what a group admits may have changed.
  void groupChanged(String group, Recomputed recomputed) {
    var different = factors.groupChanged(group);
    for (Passage passage : passages.values()) {
      if (different.contains(passage.path().edgeFamily())) {
        passage.forget(group);
      }
    }
    for (ReachClass reach : classesOfGroup.getOrDefault(group, List.of())) {
      if (different.contains(reach.path().edgeFamily())) {
        reach.recompute(recomputed);
      }
    }
  }

  /// Takes in that the entries of a network ACL have changed.
  void aclChanged(String acl, Recomputed recomputed) {
    factors.aclChanged(acl);
    recompute(path -> path.acl().equals(acl), recomputed);
  }

  /// Takes in that the routes of a subnets' table have changed.
  void routesChanged(String table, Recomputed recomputed) {
    var different = factors.routesChanged(table);
    recompute(
        path -> path.table().equals(table) || different.contains(path.edgeFamily()), recomputed);
  }

  private void recompute(Predicate<ReachClass.Path> isTouched, Recomputed recomputed) {
    for (Passage passage : passages.values()) {
      if (isTouched.test(passage.path())) {
        passage.forget();
        passage.classes().values().forEach(reach -> reach.recompute(recomputed));
      }
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
    List<String> groups = isUnguarded ? Factors.UNGUARDED : sorted(one.groups());
    List<ReachClass> all = new ArrayList<>(2);
    for (Entry entry : entriesOfSubnet.computeIfAbsent(subnet.id(), id -> entries(subnet))) {
      if (entry.passage().isPresent()) {
        if (Gates.hasAddress(entry.edge(), one, entry.family())) {
          all.add(classOf(entry.passage().get(), groups));
        }
      } else {
        for (Gate gate : gates.of(entry.edge(), one, subnet, entry.family())) {
          all.add(classOf(passage(entry.edge(), entry.family(), subnet, gate), groups));
        }
      }
    }
    return all;
  }

  private List<Entry> entries(Subnet subnet) {
    List<Entry> entries = new ArrayList<>();
    for (Edge edge : edges) {
      for (AddressFamily family : AddressFamily.values()) {
        entries.add(
            new Entry(
                edge,
                family,
                gates.isSameForAll(edge)
                    ? Optional.of(passage(edge, family, subnet, Gate.OPEN))
                    : Optional.empty()));
      }
    }
    return entries;
  }

  private Passage passage(Edge edge, AddressFamily family, Subnet subnet, Gate gate) {
    return passages.computeIfAbsent(
        new ReachClass.Path(edge, family, world.tableOf(subnet), world.aclOf(subnet), gate),
        path -> new Passage(factors, path));
  }

  private ReachClass classOf(Passage passage, List<String> groups) {
    ReachClass known = passage.classes().get(groups);
    if (known != null) {
      return known;
    }
    var made = new ReachClass(passage, groups);
    passage.classes().put(groups, made);
    groups.forEach(group -> classesOfGroup(group).add(made));
    return made;
  }

  private List<String> sorted(List<String> groups) {
    return shared(groups.size() < 2 ? groups : groups.stream().sorted().toList(), groupLists);
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
    return passages.values().stream().mapToInt(passage -> passage.classes().size()).sum();
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
