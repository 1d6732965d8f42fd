package dev.assay.reachability.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Asks every packet between every two interfaces of different instances (rules W1 to W8), and
/// walks from instance to instance (rule W9).
public final class Pairs {

  private final Network network;
  private final Ways ways;
  private final Filters filters;
  private final Packets packets;
  private final List<Cells.Cell> ports;
  private final List<Integer> clientPorts;

  private Pairs(Documents documents) {
    this.network = NetworkReader.read(documents);
    this.ways = new Ways(network);
    this.filters = new Filters(network);
    this.ports = new Cells(documents).ports();
    this.clientPorts = BruteForce.clientPorts(ports);
    this.packets = new Packets(filters, clientPorts);
  }

  /// What is open: `eni-1 eni-2` to `TCP 0-21 UDP 53-53`. Pairs with nothing open are left out.
  public static Map<String, String> open(Documents documents) {
    Pairs pairs = new Pairs(documents);
    Map<String, String> open = new TreeMap<>();
    for (Interface sender : pairs.network.interfaces()) {
      for (Interface receiver : pairs.network.interfaces()) {
        if (pairs.network.asked(sender)
            && pairs.network.asked(receiver)
            && !sender.instanceId().equals(receiver.instanceId())) {
          String ranges = pairs.ranges(sender, receiver);
          if (!ranges.isEmpty()) {
            open.put(sender.id() + " " + receiver.id(), ranges);
          }
        }
      }
    }
    return open;
  }

  private String ranges(Interface sender, Interface receiver) {
    List<String> ranges = new ArrayList<>();
    for (Transport transport : Transport.values()) {
      int from = -1;
      int to = -1;
      for (Cells.Cell port : ports) {
        if (passes(sender, receiver, transport, port.lowPort())) {
          if (from >= 0 && port.lowPort() != to + 1) {
            ranges.add(transport + " " + from + "-" + to);
            from = -1;
          }
          from = from < 0 ? port.lowPort() : from;
          to = port.highPort();
        }
      }
      if (from >= 0) {
        ranges.add(transport + " " + from + "-" + to);
      }
    }
    return String.join(" ", ranges);
  }

  private boolean passes(Interface sender, Interface receiver, Transport transport, int port) {
    for (int version : List.of(4, 6)) {
      for (Ip own : sender.addresses(version)) {
        for (Ip local : receiver.addresses(version)) {
          boolean open =
              sender.vpcId().equals(receiver.vpcId())
                  ? inside(sender, receiver, own, local, transport, port)
                  : between(sender, receiver, own, local, transport, port);
          if (open) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /// Rules W2 to W5.
  private boolean inside(
      Interface sender, Interface receiver, Ip own, Ip local, Transport transport, int port) {
    boolean known =
        network.subnets().containsKey(sender.subnetId())
            && network.subnets().containsKey(receiver.subnetId());
    return known
        && filters.letsOut(sender, local, receiver.groups(), transport, port)
        && filters.admits(receiver, own, sender.groups(), transport, port)
        && (sender.subnetId().equals(receiver.subnetId())
            || (isLocal(sender, local)
                && isLocal(receiver, own)
                && filters.aclOut(sender.subnetId(), local, transport, port)
                && filters.aclIn(receiver.subnetId(), own, transport, port)
                && clientPorts.stream()
                    .anyMatch(
                        client ->
                            filters.aclOut(receiver.subnetId(), own, transport, client)
                                && filters.aclIn(sender.subnetId(), local, transport, client))));
  }

  private boolean isLocal(Interface one, Ip remote) {
    return network.route(one.subnetId(), remote).filter(r -> r.leadsTo("local")).isPresent();
  }

  /// Rules W6 and W7.
  private boolean between(
      Interface sender, Interface receiver, Ip own, Ip local, Transport transport, int port) {
    for (Edge edge : network.edgesOf(receiver.vpcId())) {
      if (edge.origin() == Origin.PEERED_VPC || edge.origin() == Origin.TRANSIT_GATEWAY) {
        for (Way way : ways.of(receiver, edge, own, true)) {
          if (way.local().equals(local)
              && way.sender() instanceof Sender.Known(Interface far, String _)
              && far.id().equals(sender.id())
              && packets.requestPasses(receiver, way, own, transport, port)
              && packets.replyPasses(receiver, way, own, transport)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /// How many instances are on the shortest way from the internet, or from any edge, to each that
  /// can be reached at all; 0 for one that is open at an edge.
  public static Map<String, Integer> hops(Documents documents, boolean fromInternet) {
    Map<String, String> instanceOf = new HashMap<>();
    NetworkReader.read(documents)
        .interfaces()
        .forEach(one -> instanceOf.put(one.id(), one.instanceId()));
    Map<String, Set<String>> reached = new HashMap<>();
    for (String pair : open(documents).keySet()) {
      String[] ends = pair.split(" ", -1);
      reached
          .computeIfAbsent(instance(instanceOf, ends[0]), id -> new HashSet<>())
          .add(instance(instanceOf, ends[1]));
    }
    Map<String, Integer> hops = new TreeMap<>();
    Set<String> front = new TreeSet<>();
    for (ObjectNode exposure : BruteForce.records(documents, false)) {
      if (exposure.has("cubes")
          && (!fromInternet || exposure.path("origin").asText().equals("INTERNET"))) {
        front.add(exposure.path("instanceId").asText());
      }
    }
    for (int count = 0; !front.isEmpty(); count++) {
      Set<String> further = new TreeSet<>();
      for (String instance : front) {
        hops.put(instance, count);
        further.addAll(reached.getOrDefault(instance, Set.of()));
      }
      further.removeAll(hops.keySet());
      front = further;
    }
    return hops;
  }

  private static String instance(Map<String, String> instanceOf, String id) {
    return Optional.ofNullable(instanceOf.get(id)).orElseThrow();
  }
}
