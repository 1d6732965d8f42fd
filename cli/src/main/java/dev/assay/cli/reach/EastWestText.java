package dev.assay.cli.reach;

import dev.assay.cli.Session;
import dev.assay.delivery.TerminalText;
import dev.assay.reachability.EastWest.Flow;
import dev.assay.reachability.EastWest.Hop;
import dev.assay.reachability.EastWest.Member;
import dev.assay.reachability.EastWest.Path;
import dev.assay.reachability.EastWest.Ports;
import dev.assay.reachability.Exposure;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Who reaches whom, for people.
final class EastWestText {
  private static final int MOST_MEMBERS = 4;
  private static final int MOST_RANGES = 8;
  private static final int NAMES = 6;

  private final PrintStream out;
  private final int width;

  EastWestText(Session session) {
    this.out = session.out();
    this.width = session.width();
  }

  void flows(List<Flow> flows) {
    for (Flow flow : flows) {
      named("from", members(flow.senders()));
      named("to", members(flow.receivers()));
      named("", ports(flow.ports()));
      out.print("\n");
    }
    line(
        0,
        flows.isEmpty()
            ? "No instance reaches another."
            : flows.size() + (flows.size() == 1 ? " flow" : " flows"));
  }

  void paths(String target, List<Path> paths) {
    if (paths.isEmpty()) {
      line(0, "No way leads from an edge to " + target + ".");
    }
    int number = 1;
    for (Path path : paths) {
      if (number > 1) {
        out.print("\n");
      }
      var entry = path.entry();
      line(0, String.format(Locale.ROOT, "%-3d%s", number++, ExposureTable.way(entry)));
      line(
          3,
          entry.instanceId()
              + "  "
              + entryPorts(entry)
              + (path.alike() > 0 ? ", and " + path.alike() + " more like it" : ""));
      for (Hop hop : path.hops()) {
        line(3, hop.to().instanceId() + "  " + ports(hop.ports()));
      }
    }
  }

  private static String members(List<Member> members) {
    String some =
        members.stream()
            .limit(MOST_MEMBERS)
            .map(member -> member.instanceId() + " " + member.networkInterfaceId())
            .collect(Collectors.joining(", "));
    int more = members.size() - MOST_MEMBERS;
    return more > 0 ? some + " and " + more + " more" : some;
  }

  private static String entryPorts(Exposure entry) {
    return ports(
        entry.openPorts().stream()
            .map(cube -> new Ports(cube.protocol(), cube.fromPort(), cube.toPort()))
            .toList());
  }

  private static String ports(List<Ports> ports) {
    String some =
        ports.stream().limit(MOST_RANGES).map(EastWestText::text).collect(Collectors.joining(", "));
    int more = ports.size() - MOST_RANGES;
    return more > 0 ? some + " and " + more + " more ranges" : some;
  }

  private static String text(Ports one) {
    return one.protocol().name().toLowerCase(Locale.ROOT)
        + " "
        + (one.fromPort() == one.toPort()
            ? Integer.toString(one.fromPort())
            : one.fromPort() + "-" + one.toPort());
  }

  private void named(String name, String text) {
    line(0, NAMES, name + TerminalText.padding(name, NAMES) + text);
  }

  private void line(int indent, String text) {
    line(indent, indent + 2, text);
  }

  private void line(int indent, int further, String text) {
    TerminalText.wrap(" ".repeat(indent) + TerminalText.clean(text), width, further)
        .forEach(part -> out.print(part + "\n"));
  }
}
