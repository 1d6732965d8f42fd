package dev.assay.cli.reach;

import dev.assay.cli.Session;
import dev.assay.delivery.TerminalText;
import dev.assay.reachability.EastWest.Flow;
import dev.assay.reachability.EastWest.Member;
import dev.assay.reachability.Exposure;
import dev.assay.reachability.Exposure.Way;
import dev.assay.reachability.Remedy;
import dev.assay.reachability.Remedy.Loss;
import dev.assay.reachability.RemedyEdit;
import dev.assay.reachability.RemedyQuestion;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

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
    line(2, String.format(Locale.ROOT, "%-3d%s", number, remedy.lossWords()));
    for (RemedyEdit edit : remedy.edits()) {
      line(5, edit.words());
    }
    remedy.losses().stream().limit(MOST_LOSSES).forEach(this::loss);
    int more = remedy.losses().size() - MOST_LOSSES;
    if (more > 0) {
      line(5, "- and " + more + " more");
    }
    remedy.inside().stream().limit(MOST_LOSSES).forEach(this::inside);
    int moreInside = remedy.inside().size() - MOST_LOSSES;
    if (moreInside > 0) {
      line(5, "- and " + moreInside + " more inside the network");
    }
  }

  private void inside(Flow flow) {
    line(
        5,
        "- inside: "
            + members(flow.senders())
            + " to "
            + members(flow.receivers())
            + ranges(
                flow.ports().stream()
                    .map(one -> ports(one.protocol().name(), one.fromPort(), one.toPort()))
                    .toList()));
  }

  private static String members(List<Member> members) {
    String first = members.getFirst().instanceId();
    return members.size() == 1 ? first : first + " and " + (members.size() - 1) + " more like it";
  }

  private static String ranges(List<String> ranges) {
    return ranges.stream().limit(MOST_RANGES).map(one -> ", " + one).collect(Collectors.joining())
        + (ranges.size() > MOST_RANGES
            ? " and " + (ranges.size() - MOST_RANGES) + " more ranges"
            : "");
  }

  private void loss(Loss loss) {
    Exposure before = loss.before();
    var text = new StringBuilder("- ");
    text.append(before.networkInterfaceId()).append(' ').append(ExposureTable.way(before));
    text.append(
        ranges(
            loss.closed().stream()
                .map(one -> ports(one.protocol().name(), one.fromPort(), one.toPort()))
                .toList()));
    line(5, text.toString());
  }

  private void line(int indent, String text) {
    TerminalText.wrap(" ".repeat(indent) + TerminalText.clean(text), width, indent + 2)
        .forEach(part -> out.print(part + "\n"));
  }
}
