package dev.assay.reachability.path;

import dev.assay.reachability.EntryPoint;
import dev.assay.reachability.Exposure.Way;
import dev.assay.reachability.PacketAnswer;
import dev.assay.reachability.PacketAnswer.NotAsked;
import dev.assay.reachability.PacketQuestion;
import dev.assay.reachability.Protocol;
import dev.assay.reachability.address.Address;
import dev.assay.reachability.address.AddressFormatException;
import dev.assay.reachability.vpc.Listener;
import dev.assay.reachability.vpc.LoadBalancer;
import dev.assay.reachability.vpc.NetworkInterface;
import dev.assay.reachability.vpc.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Which single packets can be asked about, and what becomes of each.
record PacketQuestions(World world, Map<String, VpcEvaluation> vpcs) {

  /// The ways straight to every interface that an id means: its own, or its instance's.
  List<EntryPoint> entryPoints(String id) {
    List<EntryPoint> points = new ArrayList<>();
    for (NetworkInterface one : interfaces(id)) {
      edges(one.vpc()).forEach(edge -> points.add(point(edge, one, new Way.Direct())));
    }
    return points;
  }

  /// The same, and the ways through load balancers to a port.
  List<EntryPoint> entryPoints(String id, Protocol protocol, int port) {
    List<EntryPoint> points = new ArrayList<>(entryPoints(id));
    for (NetworkInterface one : interfaces(id)) {
      for (LoadBalancer balancer : world.all(LoadBalancer.class)) {
        for (Listener listener : balancer.listeners()) {
          if (listener.protocols().contains(protocol) && sends(balancer, listener, one, port)) {
            var way = new Way.LoadBalanced(balancer.arn(), listener.port());
            edges(balancer.vpc()).forEach(edge -> points.add(point(edge, one, way)));
          }
        }
      }
    }
    return points;
  }

  private List<NetworkInterface> interfaces(String id) {
    List<NetworkInterface> interfaces = new ArrayList<>(world.interfacesOfInstance(id));
    world.find(NetworkInterface.class, id).ifPresent(interfaces::add);
    return interfaces;
  }

  private List<Edge> edges(String vpc) {
    var evaluation = vpcs.get(vpc);
    return evaluation == null ? List.of() : evaluation.edges();
  }

  private static EntryPoint point(Edge edge, NetworkInterface one, Way way) {
    return new EntryPoint(edge.origin(), edge.id(), one.id(), way);
  }

  private boolean sends(LoadBalancer balancer, Listener listener, NetworkInterface one, int port) {
    return listener.groups().stream()
        .anyMatch(
            group ->
                group.targets().stream()
                    .filter(target -> target.port() == port)
                    .flatMap(target -> TargetPlace.of(balancer, group, target, world).stream())
                    .anyMatch(place -> place.one().id().equals(one.id())));
  }

  /// Asks one packet.
  ///
  /// @throws AddressFormatException when the source is not an address
  PacketAnswer ask(PacketQuestion question) {
    var source = Address.parse(question.source());
    NetworkInterface one = world.get(NetworkInterface.class, question.networkInterface());
    if (one == null) {
      return new NotAsked("there is no interface " + question.networkInterface());
    }
    if (!world.isAsked(one)) {
      return new NotAsked(one.id() + " is not attached to a running instance");
    }
    Subnet subnet = world.subnetOf(one);
    return switch (question.way()) {
      case Way.Direct() ->
          at(
              question,
              one.vpc(),
              (vpc, edge) ->
                  new PacketTrace(
                          world,
                          vpc,
                          edge,
                          one,
                          subnet,
                          false,
                          source,
                          question.protocol(),
                          question.port())
                      .answer());
      case Way.LoadBalanced(var arn, var _) -> {
        LoadBalancer balancer = world.get(LoadBalancer.class, arn);
        yield balancer == null
            ? new NotAsked("there is no load balancer " + arn)
            : at(
                question,
                balancer.vpc(),
                (vpc, edge) ->
                    new BalancerTrace(world, vpc, balancer, edge, one, subnet, question).answer());
      }
    };
  }

  private interface AtEdge {
    PacketAnswer ask(VpcEvaluation vpc, Edge edge);
  }

  private PacketAnswer at(PacketQuestion question, String vpcId, AtEdge asking) {
    VpcEvaluation vpc = vpcs.get(vpcId);
    if (vpc == null) {
      return new NotAsked(vpcId + " is not in the data");
    }
    for (Edge edge : vpc.edges()) {
      if (edge.id().equals(question.edge())) {
        return asking.ask(vpc, edge);
      }
    }
    return new NotAsked(vpcId + " has no edge " + question.edge());
  }
}
