package dev.assay.reachability.diagram;

import com.github.javabdd.BDD;
import dev.assay.reachability.Exposure.OpenPorts;
import dev.assay.reachability.Origin;
import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.address.Cidr;
import dev.assay.reachability.address.PortRange;
import dev.assay.reachability.diagram.Wiring.Entrance;
import dev.assay.reachability.vpc.NetworkAcl;
import dev.assay.reachability.vpc.NetworkAclEntry;
import dev.assay.reachability.vpc.NetworkInterface;
import dev.assay.reachability.vpc.PrefixList;
import dev.assay.reachability.vpc.ProtocolMatch;
import dev.assay.reachability.vpc.Route;
import dev.assay.reachability.vpc.Route.Destination;
import dev.assay.reachability.vpc.RouteTable;
import dev.assay.reachability.vpc.SecurityGroup;
import dev.assay.reachability.vpc.SecurityGroupRule;
import dev.assay.reachability.vpc.SecurityGroupRule.Peer;
import dev.assay.reachability.vpc.Subnet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which packets are open to the interfaces of one VPC, gate after gate. What one gate lets through
/// is kept by its id, and a question that was asked before is not asked again.
final class VpcDiagrams {
  private static final PortRange CLIENT_PORTS = new PortRange(1, 65_535);
  private static final List<String> NEVER_ON_THE_INTERNET =
      List.of(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.168.0.0/16",
          "224.0.0.0/3");

  private final Wiring wiring;
  private final Headers headers;
  private final Map<String, BDD> gates = new HashMap<>();
  private final Map<List<Object>, BDD> answers = new HashMap<>();

  VpcDiagrams(Wiring wiring, Headers headers) {
    this.wiring = wiring;
    this.headers = headers;
  }

  /// How many different questions there were.
  int answers() {
    return answers.size();
  }

  /// Packets that can open a connection to an interface through an entrance.
  BDD open(NetworkInterface one, Entrance entrance) {
    var subnet = wiring.find(Subnet.class, one.subnet());
    if (subnet.isEmpty() || !hasAddress(one, entrance)) {
      return headers.nothing();
    }
    var table = wiring.table(subnet.get());
    var acl = wiring.acl(subnet.get());
    List<Object> question =
        List.of(
            entrance.id(),
            table.map(RouteTable::id),
            acl.map(NetworkAcl::id),
            one.groups().stream().sorted().toList());
    BDD known = answers.get(question);
    if (known == null) {
      known = open(entrance, table, acl, one.groups());
      answers.put(question, known);
    }
    return known;
  }

  private BDD open(
      Entrance entrance,
      Optional<RouteTable> table,
      Optional<NetworkAcl> acl,
      List<String> groups) {
    if (table.isEmpty() || acl.isEmpty()) {
      return headers.nothing(); // rule D1
    }
    BDD admitted = headers.nothing();
    for (String group : groups) {
      admitted = admitted.or(gate("group " + group, () -> ingress(group)));
    }
    return gate("source " + entrance.id(), () -> sourceSpace(entrance))
        .and(gate("in " + acl.get().id(), () -> firstMatch(acl.get(), false)))
        .and(admitted)
        .and(gate("back " + table.get().id() + entrance.id(), () -> back(table.get(), entrance)))
        .and(gate("out " + acl.get().id(), () -> replies(acl.get())));
  }

  private interface Making {
    BDD make();
  }

  private BDD gate(String name, Making making) {
    BDD known = gates.get(name);
    if (known == null) {
      known = making.make();
      gates.put(name, known);
    }
    return known;
  }

  /// Rules A1, A2.
  private boolean hasAddress(NetworkInterface one, Entrance entrance) {
    if (headers.family() == AddressFamily.IPV6) {
      return !one.ipv6Addresses().isEmpty();
    }
    return one.privateAddresses().stream()
        .anyMatch(address -> entrance.origin() != Origin.INTERNET || address.isPublic());
  }

  /// Rules S1 to S3.
  private BDD sourceSpace(Entrance entrance) {
    return switch (entrance.origin()) {
      case INTERNET ->
          headers.family() == AddressFamily.IPV6
              ? headers.source(Cidr.parse("2000::/3"))
              : any(NEVER_ON_THE_INTERNET.stream().map(Cidr::parse).toList()).not();
      case PEERED_VPC -> any(entrance.farBlocks()).or(any(wiring.blocks(entrance.far())));
      case VPN_GATEWAY, TRANSIT_GATEWAY -> headers.everything();
    };
  }

  private BDD any(List<Cidr> blocks) {
    BDD any = headers.nothing();
    for (Cidr block : blocks) {
      any = any.or(headers.source(block));
    }
    return any;
  }

  private record Choice(Cidr block, int rank, Route route) {}

  /// Rules B1 to B5: whatever a better route takes is gone for the others.
  private BDD back(RouteTable table, Entrance entrance) {
    List<Choice> choices = new ArrayList<>();
    for (Route route : table.routes()) {
      switch (route.destination()) {
        case Destination.Block(var block) -> {
          int rank = route.target().equals("local") ? 0 : route.isPropagated() ? 3 : 1;
          choices.add(new Choice(block, rank, route));
        }
        case Destination.Listed(var list) ->
            entries(list).forEach(block -> choices.add(new Choice(block, 2, route)));
      }
    }
    List<Cidr> named = choices.stream().map(Choice::block).toList();
    for (Cidr block : wiring.blocks(table.vpc())) {
      if (!named.contains(block)) {
        var local = new Route(new Destination.Block(block), "local", false, false);
        choices.add(new Choice(block, 0, local));
      }
    }
    choices.sort(
        Comparator.comparingInt((Choice choice) -> -choice.block().length())
            .thenComparingInt(Choice::rank));
    BDD back = headers.nothing();
    BDD rest = headers.everything();
    for (Choice choice : choices) {
      BDD block = headers.source(choice.block());
      if (choice.route().target().equals(entrance.id()) && !choice.route().isBlackhole()) {
        back = back.or(rest.and(block));
      }
      rest = rest.and(block.not());
    }
    return back;
  }

  private List<Cidr> entries(String list) {
    return wiring.find(PrefixList.class, list).map(PrefixList::entries).orElse(List.of());
  }

  /// Rule N1, from the last entry to the first: each is asked before what was so far.
  private BDD firstMatch(NetworkAcl acl, boolean isEgress) {
    List<NetworkAclEntry> entries =
        acl.entries().stream()
            .filter(entry -> entry.isEgress() == isEgress)
            .sorted(Comparator.comparingInt(NetworkAclEntry::number).reversed())
            .toList();
    BDD passing = headers.nothing();
    for (NetworkAclEntry entry : entries) {
      BDD ports = isEgress ? headers.clientPort(entry.ports()) : headers.port(entry.ports());
      BDD matching =
          headers.protocol(entry.protocol()).and(ports).and(headers.source(entry.remote()));
      passing = matching.ite(entry.isAllow() ? headers.everything() : headers.nothing(), passing);
    }
    return passing;
  }

  /// Rule P1.
  private BDD replies(NetworkAcl acl) {
    return headers.onSomeClientPort(firstMatch(acl, true).and(headers.clientPort(CLIENT_PORTS)));
  }

  /// Rules G1 to G4.
  private BDD ingress(String id) {
    BDD admitted = headers.nothing();
    var group = wiring.find(SecurityGroup.class, id);
    if (group.isPresent()) {
      for (SecurityGroupRule rule : group.get().ingress()) {
        admitted =
            admitted.or(
                headers
                    .protocol(rule.protocol())
                    .and(headers.port(rule.ports()))
                    .and(peer(group.get().vpc(), rule.peer())));
      }
    }
    return admitted;
  }

  private BDD peer(String vpc, Peer peer) {
    return switch (peer) {
      case Peer.Block(var block) -> headers.source(block);
      case Peer.Listed(var list) -> any(entries(list));
      case Peer.Group(var group) ->
          wiring.mayReference(vpc, group)
              ? gate("members " + group, () -> members(group))
              : headers.nothing();
    };
  }

  private BDD members(String group) {
    List<Cidr> addresses = new ArrayList<>();
    for (NetworkInterface member : wiring.members(group)) {
      member.privateAddresses().forEach(address -> addresses.add(Cidr.of(address.address())));
      member.ipv6Addresses().forEach(address -> addresses.add(Cidr.of(address)));
    }
    return any(addresses);
  }

  /// The packets that an answer of the engine means.
  BDD meaning(List<OpenPorts> cubes) {
    BDD packets = headers.nothing();
    for (OpenPorts cube : cubes) {
      BDD sources = any(cube.sources().stream().map(Cidr::parse).toList());
      packets =
          packets.or(
              headers
                  .protocol(new ProtocolMatch(cube.protocol().number()))
                  .and(headers.port(new PortRange(cube.fromPort(), cube.toPort())))
                  .and(sources));
    }
    return packets;
  }
}
