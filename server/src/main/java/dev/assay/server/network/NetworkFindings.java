package dev.assay.server.network;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.assay.finding.NetworkEvidence;
import dev.assay.finding.NetworkEvidence.OpenTo;
import dev.assay.finding.NetworkFinding;
import dev.assay.finding.NetworkPath;
import dev.assay.finding.NetworkPath.Edge;
import dev.assay.finding.NetworkPath.EdgeType;
import dev.assay.finding.PortRange;
import dev.assay.finding.PortRange.Transport;
import dev.assay.finding.SeverityProfile;
import dev.assay.model.Severity;
import dev.assay.reachability.Exposure;
import dev.assay.reachability.Exposure.OpenPorts;
import dev.assay.reachability.Exposure.Way;
import dev.assay.reachability.InternetSpace;
import dev.assay.reachability.Machine;
import dev.assay.reachability.Origin;
import dev.assay.reachability.PacketAnswer;
import dev.assay.reachability.PacketQuestion;
import dev.assay.reachability.Protocol;
import dev.assay.reachability.Reachability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes findings of what is open on instances: one for each interface, edge, way and unbroken
/// range of ports, whatever the families and sources.
///
/// @param reachability answers single packets, for the proof
record NetworkFindings(Reachability reachability, SeverityProfile profile) {
  /// Of one finding; further rules are those of further ports.
  private static final int MOST_PACKETS = 8;

  private static final Comparator<Cube> BY_PORT =
      Comparator.comparingInt((Cube cube) -> cube.ports().fromPort())
          .thenComparingInt(cube -> cube.ports().toPort())
          .thenComparingInt(Cube::ipVersion);

  /// Exposures that one finding may be made of.
  private record Group(String networkInterface, Edge edge, Way way, Protocol protocol) {}

  /// Ports of one family with one set of sources.
  private record Cube(int ipVersion, OpenPorts ports) {}

  /// Everything that is open on an instance.
  List<NetworkFinding> of(Machine machine, List<Exposure> exposures) {
    Map<Group, List<Cube>> groups = new LinkedHashMap<>();
    for (Exposure exposure : exposures) {
      for (OpenPorts ports : exposure.openPorts()) {
        var group =
            new Group(
                exposure.networkInterfaceId(),
                new Edge(type(exposure.origin()), exposure.edge()),
                exposure.way(),
                ports.protocol());
        groups
            .computeIfAbsent(group, one -> new ArrayList<>())
            .add(new Cube(exposure.ipVersion(), ports));
      }
    }
    var ports =
        machine.ports().stream().collect(groupingBy(Machine.Port::networkInterface, toList()));
    List<NetworkFinding> findings = new ArrayList<>();
    groups.forEach(
        (group, cubes) ->
            ranges(cubes)
                .forEach(
                    range ->
                        ports.getOrDefault(group.networkInterface(), List.of()).stream()
                            .limit(1)
                            .map(port -> finding(machine, port, group, range))
                            .forEach(findings::add)));
    return findings;
  }

  /// Cubes whose ports follow each other without a gap, together.
  private static List<List<Cube>> ranges(List<Cube> cubes) {
    List<List<Cube>> ranges = new ArrayList<>();
    int end = -2;
    for (Cube cube : cubes.stream().sorted(BY_PORT).toList()) {
      if (cube.ports().fromPort() > end + 1) {
        ranges.add(new ArrayList<>());
      }
      ranges.getLast().add(cube);
      end = Math.max(end, cube.ports().toPort());
    }
    return ranges;
  }

  private NetworkFinding finding(
      Machine machine, Machine.Port port, Group group, List<Cube> cubes) {
    int first = cubes.getFirst().ports().fromPort();
    int last = cubes.stream().mapToInt(cube -> cube.ports().toPort()).max().orElse(first);
    var range = new PortRange(transport(group.protocol()), first, last);
    List<PassingPacket> passed = passing(group, cubes);
    var path =
        new NetworkPath(
            group.edge(),
            group.way() instanceof Way.LoadBalanced(var arn, var _) ? arn : "",
            port.acl(),
            groups(port, passed),
            group.networkInterface(),
            machine.id());
    return new NetworkFinding(path, range, severity(group, cubes), evidence(group, cubes, passed));
  }

  /// The groups whose rules admit what is open; all of the interface's where no rule is known.
  private static List<String> groups(Machine.Port port, List<PassingPacket> passed) {
    List<String> admitting =
        passed.stream()
            .flatMap(packet -> packet.targetRules().stream())
            .map(PacketAnswer.GroupRule::group)
            .distinct()
            .sorted()
            .toList();
    return admitting.isEmpty() ? port.groups() : admitting;
  }

  private Severity severity(Group group, List<Cube> cubes) {
    return cubes.stream()
        .map(
            cube ->
                profile.severity(
                    group.edge().type(),
                    new PortRange(
                        transport(group.protocol()),
                        cube.ports().fromPort(),
                        cube.ports().toPort()),
                    InternetSpace.share(cube.ipVersion(), cube.ports().sources())))
        .max(Comparator.naturalOrder())
        .orElse(Severity.INFORMATIONAL);
  }

  private static NetworkEvidence evidence(
      Group group, List<Cube> cubes, List<PassingPacket> passed) {
    return new NetworkEvidence(
        cubes.stream()
            .map(
                cube ->
                    new OpenTo(
                        cube.ipVersion(),
                        cube.ports().fromPort(),
                        cube.ports().toPort(),
                        cube.ports().sources()))
            .toList(),
        group.way() instanceof Way.LoadBalanced(var _, var listener) ? listener : 0,
        passed.stream().findFirst().map(PassingPacket::proof));
  }

  /// The first packet of each cube.
  private List<PassingPacket> passing(Group group, List<Cube> cubes) {
    return cubes.subList(0, Math.min(cubes.size(), MOST_PACKETS)).stream()
        .map(
            cube ->
                new PacketQuestion(
                    group.edge().id(),
                    lowest(cube),
                    group.protocol(),
                    cube.ports().fromPort(),
                    group.networkInterface(),
                    group.way()))
        .flatMap(question -> PassingPacket.of(question, reachability.ask(question)).stream())
        .toList();
  }

  private static String lowest(Cube cube) {
    String block = cube.ports().sources().getFirst();
    int slash = block.indexOf('/');
    return slash < 0 ? block : block.substring(0, slash);
  }

  private static Transport transport(Protocol protocol) {
    return switch (protocol) {
      case TCP -> Transport.TCP;
      case UDP -> Transport.UDP;
    };
  }

  private static EdgeType type(Origin origin) {
    return switch (origin) {
      case INTERNET -> EdgeType.INTERNET_GATEWAY;
      case PEERED_VPC -> EdgeType.VPC_PEERING_CONNECTION;
      case VPN_GATEWAY -> EdgeType.VPN_GATEWAY;
      case TRANSIT_GATEWAY -> EdgeType.TRANSIT_GATEWAY;
    };
  }
}
