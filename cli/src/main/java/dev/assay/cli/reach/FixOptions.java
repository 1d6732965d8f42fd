package dev.assay.cli.reach;

import dev.assay.cli.option.Usage;
import dev.assay.reachability.EntryPoint;
import dev.assay.reachability.Exposure;
import dev.assay.reachability.Origin;
import dev.assay.reachability.Protocol;
import dev.assay.reachability.Reachability;
import dev.assay.reachability.RemedyQuestion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Option;

/// What is to be closed: `--to` which ports of which interface or instance, `--from` which edge.
final class FixOptions {
  @Option(
      names = "--from",
      order = 2,
      paramLabel = "EDGE",
      description = "internet, or the id of a gateway or connection (default: every edge)")
  String from = "";

  @Option(
      names = "--to",
      order = 3,
      required = true,
      paramLabel = "ID:PORT",
      description = "an interface or instance, and a port or a range, such as i-0abc:22")
  String to = "";

  @Option(names = "--udp", order = 5, description = "ask for UDP instead of TCP")
  boolean udp;

  /// What is open of it, one question for each interface, edge and way.
  Set<RemedyQuestion> questions(Reachability reachability) {
    int colon = to.lastIndexOf(':');
    if (colon < 1) {
      throw Usage.wrong("--to " + to + " names no port", "", "--to " + to + ":22");
    }
    String id = to.substring(0, colon);
    String range = to.substring(colon + 1);
    int dash = range.indexOf('-');
    int first = PortOption.read(dash < 0 ? range : range.substring(0, dash));
    int last = PortOption.read(dash < 0 ? range : range.substring(dash + 1));
    if (last < first) {
      throw Usage.wrong("\"" + range + "\" ends before it begins", "", "--to " + id + ":22-25");
    }
    List<Exposure> exposures = new ArrayList<>();
    for (Exposure exposure : reachability.exposures()) {
      if (id.equals(exposure.instanceId()) || id.equals(exposure.networkInterfaceId())) {
        exposures.add(exposure);
      }
    }
    checkNames(reachability.entryPoints(id), exposures, id);
    Set<RemedyQuestion> questions = new LinkedHashSet<>();
    for (Exposure exposure : exposures) {
      if (isMeant(exposure.origin(), exposure.edge()) && exposure.isOpen(protocol(), first, last)) {
        questions.add(
            new RemedyQuestion(
                exposure.networkInterfaceId(),
                exposure.edge(),
                exposure.way(),
                protocol(),
                first,
                last));
      }
    }
    return questions;
  }

  Protocol protocol() {
    return udp ? Protocol.UDP : Protocol.TCP;
  }

  /// An edge may be one of another VPC, where that is the load balancer's.
  private void checkNames(List<EntryPoint> points, List<Exposure> exposures, String id) {
    if (points.isEmpty() && exposures.isEmpty()) {
      throw Usage.wrong(
          "nothing leads to " + id,
          id + " is no interface or instance of the documents, or its VPC has no edge",
          "");
    }
    Set<String> edges = new LinkedHashSet<>();
    boolean isKnown = false;
    for (EntryPoint point : points) {
      edges.add(point.edge());
      isKnown |= isMeant(point.origin(), point.edge());
    }
    for (Exposure exposure : exposures) {
      edges.add(exposure.edge());
      isKnown |= isMeant(exposure.origin(), exposure.edge());
    }
    if (!isKnown) {
      throw Usage.wrong(
          "nothing leads from " + from + " to " + id, "its edges: " + String.join(", ", edges), "");
    }
  }

  private boolean isMeant(Origin origin, String edge) {
    return from.isEmpty()
        || edge.equals(from)
        || (from.toLowerCase(Locale.ROOT).equals("internet") && origin == Origin.INTERNET);
  }
}
