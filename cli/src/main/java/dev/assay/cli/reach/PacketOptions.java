package dev.assay.cli.reach;

import dev.assay.cli.option.Usage;
import dev.assay.reachability.EntryPoint;
import dev.assay.reachability.Origin;
import dev.assay.reachability.PacketAnswer;
import dev.assay.reachability.PacketQuestion;
import dev.assay.reachability.Protocol;
import dev.assay.reachability.Reachability;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;

/// Which packet is asked: `--from` where, `--to` which port of which interface or instance.
final class PacketOptions {
  @Option(
      names = "--from",
      order = 2,
      required = true,
      paramLabel = "SOURCE",
      description = "an address, internet, or the id of a gateway or connection")
  String from = "";

  @Option(
      names = "--to",
      order = 3,
      required = true,
      paramLabel = "ID:PORT",
      description = "an interface or instance, and a port, such as i-0abc:22")
  String to = "";

  @Option(
      names = "--source",
      order = 4,
      paramLabel = "ADDRESS",
      description = "the sender's address, where --from names a gateway")
  String source = "";

  @Option(names = "--udp", order = 5, description = "ask for UDP instead of TCP")
  boolean udp;

  /// Asks the packets that are meant, one for each edge, interface and way: straight, and through
  /// each listener that sends to the port.
  Map<PacketQuestion, PacketAnswer> ask(Reachability reachability) {
    Map<PacketQuestion, PacketAnswer> asked = new LinkedHashMap<>();
    try {
      for (PacketQuestion question : questions(reachability)) {
        asked.put(question, reachability.ask(question));
      }
    } catch (IllegalArgumentException notAnAddress) {
      throw Usage.wrong(String.valueOf(notAnAddress.getMessage()), "", "--from 198.51.100.7");
    }
    return asked;
  }

  private List<PacketQuestion> questions(Reachability reachability) {
    int colon = to.lastIndexOf(':');
    if (colon < 1) {
      throw Usage.wrong("--to " + to + " names no port", "", "--to " + to + ":22");
    }
    String id = to.substring(0, colon);
    int port = PortOption.read(to.substring(colon + 1));
    var protocol = udp ? Protocol.UDP : Protocol.TCP;
    List<EntryPoint> points =
        reachability.entryPoints(id, protocol, port).stream().filter(this::isMeant).toList();
    if (points.isEmpty()) {
      throw Usage.wrong(
          "nothing leads from " + from + " to " + id,
          reachability.entryPoints(id).isEmpty()
              ? id + " is no interface or instance of the documents, or its VPC has no edge"
              : "its edges: "
                  + String.join(
                      ", ",
                      reachability.entryPoints(id).stream()
                          .map(EntryPoint::edge)
                          .distinct()
                          .toList()),
          "");
    }
    List<PacketQuestion> questions = new ArrayList<>();
    String sender = isAddress() ? from : source;
    for (EntryPoint point : points) {
      var question = reachability.question(point, protocol, port);
      questions.add(sender.isEmpty() ? question : question.from(sender));
    }
    return questions;
  }

  private boolean isAddress() {
    return from.indexOf(':') >= 0 || (!from.isEmpty() && Character.isDigit(from.charAt(0)));
  }

  private boolean isMeant(EntryPoint point) {
    return isAddress()
        || point.edge().equals(from)
        || (from.toLowerCase(Locale.ROOT).equals("internet") && point.origin() == Origin.INTERNET);
  }
}
