package dev.assay.reachability.path;

import dev.assay.reachability.EastWest.Flow;
import dev.assay.reachability.EastWest.Member;
import dev.assay.reachability.EastWest.Path;
import dev.assay.reachability.EastWest.Ports;
import dev.assay.reachability.Exposure;
import dev.assay.reachability.Protocol;
import dev.assay.reachability.address.PortRange;
import dev.assay.reachability.path.InterfaceClasses.InterfaceClass;
import dev.assay.reachability.vpc.NetworkInterface;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Who reaches whom between instances: each pair of classes is asked once, when it is needed.
public final class EastWestEvaluation {
  private final PairReach pairs;
  private final InterfaceClasses classes;
  private final Consumer<Consumer<Exposure>> exposures;
  private final ConnectedVpcs connected;
  private final Map<ClassPair, List<Ports>> known = new HashMap<>();

  private record ClassPair(InterfaceClass senders, InterfaceClass receivers) {}

  /// @param exposures hands on everything that is open at the edges
  EastWestEvaluation(
      World world, Map<String, VpcEvaluation> vpcs, Consumer<Consumer<Exposure>> exposures) {
    this.pairs = new PairReach(world, vpcs);
    this.classes = new InterfaceClasses(world);
    this.exposures = exposures;
    this.connected = new ConnectedVpcs(world);
  }

  /// The ports that each of some interfaces can reach on each of others.
  List<Ports> ports(InterfaceClass senders, InterfaceClass receivers) {
    if (!connected.of(senders.vpc()).contains(receivers.vpc())) {
      return List.of();
    }
    return known.computeIfAbsent(
        new ClassPair(senders, receivers),
        pair -> ports(pair.senders().first(), pair.receivers().first()));
  }

  private List<Ports> ports(NetworkInterface sender, NetworkInterface receiver) {
    return written(pairs.ports(sender, receiver));
  }

  static List<Ports> written(Map<Protocol, List<PortRange>> open) {
    List<Ports> ports = new ArrayList<>();
    open.forEach(
        (protocol, ranges) ->
            ranges.forEach(range -> ports.add(new Ports(protocol, range.from(), range.to()))));
    return ports;
  }

  List<InterfaceClass> classes() {
    return classes.all();
  }

  InterfaceClasses index() {
    return classes;
  }

  void forEachExposure(Consumer<Exposure> consumer) {
    exposures.accept(consumer);
  }

  /// Whether an instance or interface is asked for.
  public boolean isAsked(String id) {
    return classes.all().stream()
        .flatMap(alike -> alike.members().stream())
        .anyMatch(one -> isMeant(one, id));
  }

  /// Flows between some interfaces.
  ///
  /// @param sender id of an instance or interface; empty for all
  /// @param receiver the same
  public List<Flow> flows(String sender, String receiver) {
    List<Flow> flows = new ArrayList<>();
    for (InterfaceClass from : classes.all()) {
      List<NetworkInterface> senders = meant(from, sender);
      for (InterfaceClass to : senders.isEmpty() ? List.<InterfaceClass>of() : classes.all()) {
        List<NetworkInterface> receivers = meant(to, receiver);
        if (hasTwoInstances(senders, receivers)) {
          List<Ports> ports = ports(from, to);
          if (!ports.isEmpty()) {
            flows.add(new Flow(members(senders), members(receivers), ports));
          }
        }
      }
    }
    return flows;
  }

  private static List<NetworkInterface> meant(InterfaceClass alike, String id) {
    return id.isEmpty()
        ? alike.members()
        : alike.members().stream().filter(one -> isMeant(one, id)).toList();
  }

  private static boolean isMeant(NetworkInterface one, String id) {
    return one.id().equals(id) || one.instance().equals(id);
  }

  static boolean hasTwoInstances(List<NetworkInterface> senders, List<NetworkInterface> receivers) {
    return senders.stream()
        .anyMatch(
            one -> receivers.stream().anyMatch(other -> !one.instance().equals(other.instance())));
  }

  static List<Member> members(List<NetworkInterface> interfaces) {
    return interfaces.stream().map(EastWestEvaluation::member).toList();
  }

  static Member member(NetworkInterface one) {
    return new Member(one.instance(), one.id());
  }

  /// The ports of one instance or interface that another reaches.
  public List<Ports> between(String sender, String receiver) {
    Map<Protocol, List<PortRange>> open = new HashMap<>();
    for (Flow flow : flows(sender, receiver)) {
      for (Ports ports : flow.ports()) {
        open.computeIfAbsent(ports.protocol(), any -> new ArrayList<>())
            .add(new PortRange(ports.fromPort(), ports.toPort()));
      }
    }
    List<Ports> all = new ArrayList<>();
    for (Protocol protocol : Protocol.values()) {
      PortRange.union(open.getOrDefault(protocol, List.of()))
          .forEach(range -> all.add(new Ports(protocol, range.from(), range.to())));
    }
    return all;
  }

  /// Shortest ways from the edges to an instance.
  public List<Path> pathsTo(String instance) {
    return new HopSearch(this, instance).paths();
  }
}
