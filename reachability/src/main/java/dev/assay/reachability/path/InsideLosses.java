package dev.assay.reachability.path;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.assay.reachability.EastWest.Flow;
import dev.assay.reachability.Protocol;
import dev.assay.reachability.address.PortRange;
import dev.assay.reachability.path.InterfaceClasses.InterfaceClass;
import dev.assay.reachability.vpc.NetworkInterface;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What edits close between instances (rules W1–W8): who reaches whom is looked at before they are
/// made and while they are.
final class InsideLosses {
  private final World world;
  private final Map<String, VpcEvaluation> vpcs;
  private final Set<String> scope;
  private final InterfaceClasses classes;
  private final PairReach reach;
  private final Map<ClassPair, Map<Protocol, List<PortRange>>> known = new HashMap<>();

  private record ClassPair(InterfaceClass senders, InterfaceClass receivers) {}

  /// How two classes reached each other before.
  record Before(
      InterfaceClass senders, InterfaceClass receivers, Map<Protocol, List<PortRange>> open) {}

  /// @param edited VPCs in which edits are; they touch traffic of these and those connected to them
  InsideLosses(World world, Map<String, VpcEvaluation> vpcs, Set<String> edited) {
    this.world = world;
    this.vpcs = vpcs;
    var connected = new ConnectedVpcs(world);
    this.scope = edited.stream().flatMap(vpc -> connected.of(vpc).stream()).collect(toSet());
    this.classes = new InterfaceClasses(world, scope);
    this.reach = new PairReach(world, vpcs);
  }

  /// As things stand: every pair of classes that edits may touch, whether anything is open or not.
  List<Before> before(List<PlannedEdit> edits) {
    var touched = TouchedInterfaces.by(edits, world);
    List<Before> pairs = new ArrayList<>();
    for (InterfaceClass senders : classes.all()) {
      for (InterfaceClass receivers : classes.all()) {
        boolean isTouched =
            receivers.members().stream().anyMatch(touched::receives)
                || senders.members().stream().anyMatch(touched::sends);
        if (isTouched
            && EastWestEvaluation.hasTwoInstances(senders.members(), receivers.members())) {
          pairs.add(
              new Before(
                  senders,
                  receivers,
                  known.computeIfAbsent(
                      new ClassPair(senders, receivers),
                      pair -> reach.ports(senders.first(), receivers.first()))));
        }
      }
    }
    return pairs;
  }

  /// What has closed since; empty where anything has opened. Edits may tell interfaces apart that
  /// nothing told apart before, or the other way round.
  Optional<List<Flow>> since(List<Before> before) {
    var now = new InterfaceClasses(world, scope);
    var reachNow = new PairReach(world, vpcs);
    Map<ClassPair, Map<Protocol, List<PortRange>>> openNow = new HashMap<>();
    List<Flow> lost = new ArrayList<>();
    for (Before pair : before) {
      for (List<NetworkInterface> senders : parts(pair.senders(), now)) {
        for (List<NetworkInterface> receivers : parts(pair.receivers(), now)) {
          var open =
              openNow.computeIfAbsent(
                  new ClassPair(
                      new InterfaceClass(pair.senders().vpc(), senders),
                      new InterfaceClass(pair.receivers().vpc(), receivers)),
                  any -> reachNow.ports(senders.getFirst(), receivers.getFirst()));
          if (!EastWestEvaluation.hasTwoInstances(senders, receivers)) {
            continue;
          }
          if (!minus(open, pair.open()).isEmpty()) {
            return Optional.empty();
          }
          var closed = minus(pair.open(), open);
          if (!closed.isEmpty()) {
            lost.add(
                new Flow(
                    EastWestEvaluation.members(senders),
                    EastWestEvaluation.members(receivers),
                    EastWestEvaluation.written(closed)));
          }
        }
      }
    }
    lost.sort(
        Comparator.comparing((Flow flow) -> flow.senders().getFirst().networkInterfaceId())
            .thenComparing(flow -> flow.receivers().getFirst().networkInterfaceId()));
    return Optional.of(lost);
  }

  /// Members as they are now, those that are still alike together.
  private List<List<NetworkInterface>> parts(InterfaceClass before, InterfaceClasses now) {
    return List.copyOf(
        before.members().stream()
            .flatMap(one -> world.find(NetworkInterface.class, one.id()).stream())
            .collect(
                groupingBy(
                    one -> now.of(one).map(alike -> alike.first().id()).orElse(one.id()),
                    TreeMap::new,
                    toList()))
            .values());
  }

  private static Map<Protocol, List<PortRange>> minus(
      Map<Protocol, List<PortRange>> one, Map<Protocol, List<PortRange>> other) {
    Map<Protocol, List<PortRange>> rest = new EnumMap<>(Protocol.class);
    one.forEach(
        (protocol, ranges) -> {
          var left = PortRange.minus(ranges, other.getOrDefault(protocol, List.of()));
          if (!left.isEmpty()) {
            rest.put(protocol, left);
          }
        });
    return rest;
  }
}
