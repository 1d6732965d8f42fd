package dev.assay.reachability.oracle;

import dev.assay.reachability.oracle.LoadBalancer.Listener;
import dev.assay.reachability.oracle.LoadBalancer.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Rule L1: from an edge to an interface of a load balancer, and from there to a target.
final class TwoLegs {

  private final Network network;
  private final Ways ways;
  private final Packets packets;
  private final SecondLeg secondLeg;
  private final Map<Integer, List<Cells.Cell>> addresses;
  private final boolean endToEnd;
  private final Exposure exposure;

  TwoLegs(
      Network network,
      Ways ways,
      Packets packets,
      SecondLeg secondLeg,
      Map<Integer, List<Cells.Cell>> addresses,
      boolean endToEnd,
      Exposure exposure) {
    this.network = network;
    this.ways = ways;
    this.packets = packets;
    this.secondLeg = secondLeg;
    this.addresses = addresses;
    this.endToEnd = endToEnd;
    this.exposure = exposure;
  }

  void through(LoadBalancer balancer) {
    for (Interface front : balancer.interfaces()) {
      for (Edge edge : network.edgesOf(front.vpcId())) {
        for (Listener listener : balancer.listeners()) {
          for (int version : List.of(4, 6)) {
            through(balancer, front, edge, listener, version);
          }
        }
      }
    }
  }

  private void through(
      LoadBalancer balancer, Interface front, Edge edge, Listener listener, int version) {
    List<Target> targets =
        listener.targets().stream()
            .filter(target -> network.asked(target.one()))
            .filter(target -> secondLeg.zoneAllows(front, target))
            .toList();
    List<Cells.Cell> cells = addresses.getOrDefault(version, List.of());
    for (int cell = 0; cell < cells.size() && !targets.isEmpty(); cell++) {
      Ip client = new Ip(version, cells.get(cell).low());
      List<Way> open = ways.of(front, edge, client, endToEnd);
      for (Transport transport : listener.transports()) {
        List<Way> passing = passing(front, open, client, transport, listener.port());
        boolean undecided = passing.stream().noneMatch(way -> way.appliance().isEmpty());
        for (Target target : passing.isEmpty() ? List.<Target>of() : targets) {
          if (secondLeg.passes(balancer, front, target, client, transport)) {
            exposure.open(
                key(balancer, edge, listener, target, version),
                undecided,
                transport,
                target.port(),
                target.port(),
                cell);
          }
        }
      }
    }
  }

  private List<Way> passing(
      Interface front, List<Way> open, Ip client, Transport transport, int port) {
    List<Way> passing = new ArrayList<>();
    for (Way way : open) {
      if (packets.requestPasses(front, way, client, transport, port)
          && packets.replyPasses(front, way, client, transport)) {
        passing.add(way);
      }
    }
    return passing;
  }

  private static Exposure.Key key(
      LoadBalancer balancer, Edge edge, Listener listener, Target target, int version) {
    Interface one = target.one();
    return new Exposure.Key(
        one.instanceId(),
        one.id(),
        edge.origin(),
        edge.id(),
        version,
        balancer.via(),
        listener.port());
  }
}
