package dev.assay.cli.reach;

import dev.assay.cli.reach.PathStep.State;
import dev.assay.cli.reach.PathStep.Way;
import dev.assay.reachability.PacketAnswer;
import dev.assay.reachability.PacketAnswer.Witness;
import dev.assay.reachability.PacketQuestion;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// What becomes of packets as one SVG picture: the request from left to right, its reply below it
/// from right to left. Nothing is loaded or run; colours follow the reader's light or dark scheme,
/// and every state has a sign beside its colour.
final class PathDrawing implements PacketAnswers {
  private static final int MARGIN = 24;
  private static final int BOX = 212;
  private static final int GAP = 30;
  private static final int LINE = 17;
  private static final int HEAD = 26;
  private static final int TITLE = 56;
  private static final int BETWEEN_ROWS = 40;
  private static final int COLUMNS = 27;
  private static final int MOST_LINES = 8;

  private static final String STYLE =
      """
      <style>
      :root { --paper: #ffffff; --ink: #1f2328; --quiet: #59636e;
              --passes: #1a7f37; --stops: #b42318; --unknown: #8a5a00; }
      @media (prefers-color-scheme: dark) {
        :root { --paper: #0d1117; --ink: #e6edf3; --quiet: #9198a1;
                --passes: #3fb950; --stops: #ff7b72; --unknown: #d29922; }
      }
      .paper { fill: var(--paper); }
      text { fill: var(--ink); font: 11.5px ui-monospace, Menlo, Consolas, monospace; white-space: pre; }
      .title { font: 600 15px system-ui, sans-serif; }
      .name { font: 600 12.5px system-ui, sans-serif; }
      .quiet { fill: var(--quiet); font: 12.5px system-ui, sans-serif; }
      rect.passes, rect.stops, rect.unknown { fill: none; stroke-width: 1.5; }
      rect.passes { stroke: var(--passes); } text.passes { fill: var(--passes); }
      rect.stops { stroke: var(--stops); stroke-width: 3; } text.stops { fill: var(--stops); }
      rect.unknown { stroke: var(--unknown); stroke-dasharray: 6 4; } text.unknown { fill: var(--unknown); }
      text.sign { font: 700 14px system-ui, sans-serif; }
      path.way { fill: none; stroke: var(--quiet); stroke-width: 1.5; }
      path.broken { fill: none; stroke: var(--quiet); stroke-width: 1.5; stroke-dasharray: 3 4; }
      path.tip { fill: var(--quiet); }
      </style>
      <defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" \
      orient="auto"><path class="tip" d="M0 0 L8 4 L0 8 z"/></marker></defs>""";

  private final PrintStream out;
  private final Svg body = new Svg();
  private final List<String> summaries = new ArrayList<>();
  private int width;
  private int height = MARGIN;

  PathDrawing(PrintStream out) {
    this.out = out;
  }

  @Override
  public void write(PacketQuestion question, PacketAnswer answer) {
    String summary = PacketText.summary(question);
    String verdict =
        switch (answer) {
          case PacketAnswer.Allowed(var witness) -> passing(witness);
          case PacketAnswer.Forwarded(var node, var _) -> passing(node);
          case PacketAnswer.Stopped(var _) ->
              "✕ not reachable: each step with this sign stops it by itself";
          case PacketAnswer.NotAsked(var reason) -> "not asked: " + reason;
        };
    summaries.add(summary + ": " + verdict);
    body.words("title", MARGIN, height + 12, summary);
    body.words("quiet", MARGIN, height + 33, verdict);
    height += TITLE;
    switch (answer) {
      case PacketAnswer.Allowed(var witness) -> draw(PathStep.way(question, witness), "way");
      case PacketAnswer.Forwarded(var node, var forwarding) ->
          draw(PathStep.way(question, node, forwarding), "way");
      case PacketAnswer.Stopped(var blockers) -> draw(PathStep.way(question, blockers), "broken");
      case PacketAnswer.NotAsked(var _) -> {}
    }
    width = Math.max(width, 3 * BOX);
  }

  private static String passing(Witness witness) {
    return witness.appliance().isEmpty()
        ? "✓ reachable"
        : "? undetermined: everything but the appliance passes";
  }

  private void draw(Way way, String arrows) {
    int columns = way.request().size();
    int top = height;
    int tall = tallest(way.request());
    int middle = top + tall / 2;
    for (int i = 0; i < columns; i++) {
      box(way.request().get(i), x(i), top, tall);
      if (i > 0) {
        body.arrow(arrows, x(i) - GAP, middle, x(i), middle);
      }
    }
    int below = top + tall + BETWEEN_ROWS;
    int low = tallest(way.reply());
    int level = below + low / 2;
    box(way.reply().get(0), x(way.filter()), below, low);
    box(way.reply().get(1), x(1), below, low);
    int target = x(columns - 1) + BOX / 2;
    body.arrow(arrows, target, top + tall, target, level, x(way.filter()) + BOX, level);
    body.words("quiet", target - 36, level - 6, "reply");
    body.arrow(arrows, x(way.filter()), level, x(1) + BOX, level);
    body.arrow(arrows, x(1) + BOX / 2, below, x(1) + BOX / 2, top + tall);
    height = below + low + MARGIN;
    width = Math.max(width, x(columns) - GAP + MARGIN);
  }

  private static int x(int column) {
    return MARGIN + column * (BOX + GAP);
  }

  private static int tallest(List<PathStep> steps) {
    return steps.stream()
        .mapToInt(step -> HEAD + LINE * lines(step).size() + LINE / 2)
        .max()
        .orElse(HEAD);
  }

  private static List<String> lines(PathStep step) {
    List<String> lines =
        step.lines().stream().flatMap(line -> Svg.wrapped(line, COLUMNS).stream()).toList();
    if (lines.size() <= MOST_LINES) {
      return lines;
    }
    List<String> some = new ArrayList<>(lines.subList(0, MOST_LINES - 1));
    some.add("and " + (lines.size() - some.size()) + " more lines");
    return some;
  }

  private void box(PathStep step, int x, int y, int tall) {
    String kind =
        switch (step.state()) {
          case PASSES -> "passes";
          case STOPS -> "stops";
          case UNKNOWN -> "unknown";
        };
    body.rectangle(kind, x, y, BOX, tall);
    body.words("name", x + 10, y + 19, step.name());
    body.words("sign " + kind, x + BOX - 22, y + 19, sign(step.state()));
    int at = y + HEAD + 12;
    for (String line : lines(step)) {
      body.words("line", x + 10, at, line);
      at += LINE;
    }
  }

  private static String sign(State state) {
    return switch (state) {
      case PASSES -> "✓";
      case STOPS -> "✕";
      case UNKNOWN -> "?";
    };
  }

  @Override
  public void close() {
    out.print(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 %d %d\" width=\"%d\">%n"
            .formatted(width, height, width)
            .replace("\r\n", "\n"));
    out.print("<title>" + Svg.escaped(String.join("; ", summaries)) + "</title>\n");
    out.print(STYLE + "\n");
    out.print("<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n");
    out.print(body);
    out.print("</svg>\n");
  }
}
