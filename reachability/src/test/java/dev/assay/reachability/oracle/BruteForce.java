package dev.assay.reachability.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks every elementary packet of a network, one by one.
public final class BruteForce {

  private final Network network;
  private final List<LoadBalancer> balancers;
  private final Ways ways;
  private final Packets packets;
  private final List<Cells.Cell> ports;
  private final Map<Integer, List<Cells.Cell>> addresses;
  private final boolean endToEnd;
  private final Exposure exposure;

  private BruteForce(Documents documents, boolean endToEnd) {
    Cells cells = new Cells(documents);
    this.network = NetworkReader.read(documents);
    this.ways = new Ways(network);
    this.ports = cells.ports();
    this.packets = new Packets(new Filters(network), clientPorts(ports));
    this.balancers = new LoadBalancerReader(documents, network, cells).read();
    this.addresses = Map.of(4, cells.addresses(4), 6, cells.addresses(6));
    this.endToEnd = endToEnd;
    this.exposure = new Exposure(addresses);
  }

  /// The records of one verdict (rule Q3), in the order of the output.
  public static List<ObjectNode> records(Documents documents, boolean endToEnd) {
    BruteForce all = new BruteForce(documents, endToEnd);
    all.direct();
    all.throughBalancers();
    return all.exposure.records();
  }

  /// What becomes of one packet at the edge.
  public static PacketAnswer ask(Documents documents, PacketQuestion question) {
    Cells cells = new Cells(documents);
    Network network = NetworkReader.read(documents);
    Optional<Interface> asked =
        network.interfaces().stream()
            .filter(one -> one.id().equals(question.interfaceId()) && network.asked(one))
            .findFirst();
    if (asked.isEmpty()) {
      return new PacketAnswer.NotAsked("no such interface of a running instance");
    }
    Interface one = asked.get();
    List<Integer> clientPorts = clientPorts(cells.ports());
    Ip remote = Ip.of(question.source());
    if (question.via().isEmpty()) {
      return network.edgesOf(one.vpcId()).stream()
          .filter(edge -> edge.id().equals(question.edgeId()))
          .findFirst()
          .map(edge -> new Trace(network, clientPorts, one, edge, remote, question).answer())
          .orElse(new PacketAnswer.NotAsked("its VPC has no such edge"));
    }
    return new LoadBalancerReader(documents, network, cells)
        .read().stream()
            .filter(balancer -> balancer.via().equals(question.via()))
            .findFirst()
            .map(balancer -> through(balancer, network, clientPorts, one, remote, question))
            .orElse(new PacketAnswer.NotAsked("no such load balancer"));
  }

  private static PacketAnswer through(
      LoadBalancer balancer,
      Network network,
      List<Integer> clientPorts,
      Interface one,
      Ip remote,
      PacketQuestion question) {
    return network.edgesOf(balancer.vpcId()).stream()
        .filter(edge -> edge.id().equals(question.edgeId()))
        .findFirst()
        .map(
            edge ->
                new ForwardTrace(network, clientPorts, balancer, edge, one, remote, question)
                    .answer())
        .orElse(new PacketAnswer.NotAsked("its VPC has no such edge"));
  }

  static List<Integer> clientPorts(List<Cells.Cell> ports) {
    return ports.stream().map(Cells.Cell::lowPort).filter(port -> port > 0).toList();
  }

  private void direct() {
    for (Interface one : network.interfaces()) {
      if (network.asked(one)) {
        for (Edge edge : network.edgesOf(one.vpcId())) {
          addresses.forEach((version, cells) -> direct(one, edge, version, cells));
        }
      }
    }
  }

  private void direct(Interface one, Edge edge, int version, List<Cells.Cell> cells) {
    Exposure.Key key =
        new Exposure.Key(one.instanceId(), one.id(), edge.origin(), edge.id(), version, "", 0);
    for (int cell = 0; cell < cells.size(); cell++) {
      Ip remote = new Ip(version, cells.get(cell).low());
      List<Way> open = ways.of(one, edge, remote, endToEnd);
      for (Transport transport : Transport.values()) {
        for (Way way : open) {
          if (packets.replyPasses(one, way, remote, transport)) {
            direct(key, one, way, remote, transport, cell);
          }
        }
      }
    }
  }

  private void direct(
      Exposure.Key key, Interface one, Way way, Ip remote, Transport transport, int cell) {
    for (Cells.Cell port : ports) {
      if (packets.requestPasses(one, way, remote, transport, port.lowPort())) {
        exposure.open(
            key, !way.appliance().isEmpty(), transport, port.lowPort(), port.highPort(), cell);
      }
    }
  }

  private void throughBalancers() {
    Filters filters = new Filters(network);
    SecondLeg secondLeg = new SecondLeg(filters, clientPorts(ports));
    TwoLegs legs = new TwoLegs(network, ways, packets, secondLeg, addresses, endToEnd, exposure);
    balancers.forEach(legs::through);
  }
}
