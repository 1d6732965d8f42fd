package dev.assay.cli.reach;

import dev.assay.cli.Session;
import dev.assay.delivery.TerminalText;
import dev.assay.reachability.Exposure;
import dev.assay.reachability.Exposure.OpenPorts;
import dev.assay.reachability.Exposure.Way;
import dev.assay.reachability.Remedy;
import dev.assay.reachability.Remedy.Loss;
import dev.assay.reachability.RemedyEdit;
import dev.assay.reachability.RemedyQuestion;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Remedies for people: for each thing that is open a numbered list, the least loss first.
final class RemedyText {
  private static final int MOST_LOSSES = 5;
  private static final int MOST_RANGES = 6;

  private final PrintStream out;
  private final int width;

  RemedyText(Session session) {
    this.out = session.out();
    this.width = session.width();
  }

  void write(Map<RemedyQuestion, List<Remedy>> found) {
    if (found.isEmpty()) {
      line(0, "Nothing of it is open.");
    }
    boolean isFirst = true;
    for (var answer : found.entrySet()) {
      if (!isFirst) {
        out.print("\n");
      }
      isFirst = false;
      line(0, subject(answer.getKey()));
      if (answer.getValue().isEmpty()) {
        line(2, "no edit of what is in the documents closes it");
      }
      int number = 1;
      for (Remedy remedy : answer.getValue()) {
        write(number++, remedy);
      }
    }
  }

  private static String subject(RemedyQuestion question) {
    String way =
        switch (question.way()) {
          case Way.Direct() -> "";
          case Way.LoadBalanced(var arn, var port) ->
              " and port " + port + " of " + arn.substring(arn.lastIndexOf(':') + 1);
        };
    return ports(question.protocol().name(), question.fromPort(), question.toPort())
        + " on "
        + question.networkInterface()
        + " through "
        + question.edge()
        + way;
  }

  private static String ports(String protocol, int from, int to) {
    return protocol.toLowerCase(Locale.ROOT)
        + " "
        + (from == to ? Integer.toString(from) : from + "-" + to);
  }

  private void write(int number, Remedy remedy) {
    line(2, String.format(Locale.ROOT, "%-3d%s", number, losses(remedy)));
    for (RemedyEdit edit : remedy.edits()) {
      line(5, edit.words());
    }
    remedy.losses().stream().limit(MOST_LOSSES).forEach(this::loss);
    int more = remedy.losses().size() - MOST_LOSSES;
    if (more > 0) {
      line(5, "- and " + more + " more");
    }
  }

  private static String losses(Remedy remedy) {
    int count = remedy.losses().size();
    return count == 0
        ? "closes nothing else"
        : String.format(
            Locale.ROOT,
            "also closes %d %s of %d %s",
            remedy.lostPorts(),
            remedy.lostPorts() == 1 ? "port" : "ports",
            count,
            count == 1 ? "exposure" : "exposures");
  }

  private void loss(Loss loss) {
    Exposure before = loss.before();
    var text = new StringBuilder("- ");
    text.append(before.networkInterfaceId()).append(' ').append(ExposureTable.way(before));
    List<OpenPorts> closed = loss.closed();
    closed.stream()
        .limit(MOST_RANGES)
        .forEach(
            range ->
                text.append(", ")
                    .append(ports(range.protocol().name(), range.fromPort(), range.toPort())));
    if (closed.size() > MOST_RANGES) {
      text.append(" and ").append(closed.size() - MOST_RANGES).append(" more ranges");
    }
    line(5, text.toString());
  }

  private void line(int indent, String text) {
    TerminalText.wrap(" ".repeat(indent) + TerminalText.clean(text), width, indent + 2)
        .forEach(part -> out.print(part + "\n"));
  }
}
