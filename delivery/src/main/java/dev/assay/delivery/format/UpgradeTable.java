package dev.assay.delivery.format;

import dev.assay.delivery.TerminalText;
import dev.assay.delivery.UpgradeStep;
import dev.assay.finding.PackageFinding;
import java.util.List;

/// The few upgrades that close most, one a line; two lines where the display is narrow.
final class UpgradeTable {
  private static final int MOST_STEPS = 5;
  private static final String GAP = "   ";

  private final TextPage page;
  private final List<UpgradeStep> steps;

  UpgradeTable(TextPage page, List<PackageFinding> findings) {
    this.page = page;
    this.steps = UpgradeStep.of(findings);
  }

  void write() {
    if (steps.isEmpty()) {
      return;
    }
    page.blank();
    page.line("FIX FIRST");
    List<UpgradeStep> shown = steps.subList(0, Math.min(MOST_STEPS, steps.size()));
    int actions = widest(shown.stream().map(UpgradeStep::title).toList());
    int effects = widest(shown.stream().map(UpgradeStep::effect).toList());
    for (int i = 0; i < shown.size(); i++) {
      write(i + 1, shown.get(i), actions, effects);
    }
    if (shown.size() < steps.size()) {
      page.line("     and " + Words.count(steps.size() - shown.size(), "smaller upgrade"), 5);
    }
  }

  private void write(int number, UpgradeStep step, int actions, int effects) {
    String action = step.title();
    String effect = step.effect();
    String line =
        "  "
            + number
            + "  "
            + action
            + TerminalText.padding(action, actions)
            + GAP
            + effect
            + TerminalText.padding(effect, effects)
            + GAP
            + step.names();
    if (TerminalText.width(line.stripTrailing()) <= page.width()) {
      page.fittingLine(line);
      return;
    }
    writeIndented("  " + number + "  ", action);
    writeIndented("     ", effect + (step.names().isEmpty() ? "" : " · " + step.names()));
  }

  private void writeIndented(String margin, String words) {
    String before = margin;
    for (String part : TerminalText.wrap(words, page.width() - margin.length(), 0)) {
      page.fittingLine(before + part);
      before = " ".repeat(margin.length());
    }
  }

  private static int widest(List<String> texts) {
    return texts.stream().mapToInt(TerminalText::width).max().orElse(0);
  }
}
