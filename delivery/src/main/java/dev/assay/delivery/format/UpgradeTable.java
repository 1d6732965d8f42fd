package dev.assay.delivery.format;

import dev.assay.delivery.TerminalText;
import dev.assay.finding.PackageFinding;
import dev.assay.model.Severity;
import java.util.ArrayList;
import java.util.List;

/// The few upgrades that close most, one a line; two lines where the display is narrow.
final class UpgradeTable {
  private static final int MOST_STEPS = 5;
  private static final int MOST_NAMES = 4;
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
    int actions = widest(shown.stream().map(UpgradeTable::action).toList());
    int effects = widest(shown.stream().map(UpgradeTable::effect).toList());
    for (int i = 0; i < shown.size(); i++) {
      write(i + 1, shown.get(i), actions, effects);
    }
    if (shown.size() < steps.size()) {
      page.line("     and " + Words.count(steps.size() - shown.size(), "smaller upgrade"), 5);
    }
  }

  private void write(int number, UpgradeStep step, int actions, int effects) {
    String action = action(step);
    String effect = effect(step);
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
            + names(step);
    if (TerminalText.width(line.stripTrailing()) <= page.width()) {
      page.fittingLine(line);
      return;
    }
    writeIndented("  " + number + "  ", action);
    writeIndented("     ", effect + (names(step).isEmpty() ? "" : " · " + names(step)));
  }

  private void writeIndented(String margin, String words) {
    String before = margin;
    for (String part : TerminalText.wrap(words, page.width() - margin.length(), 0)) {
      page.fittingLine(before + part);
      before = " ".repeat(margin.length());
    }
  }

  private static String action(UpgradeStep step) {
    return step.action() + " → " + step.version();
  }

  /// `closes 4 (2 high, 2 medium)`.
  private static String effect(UpgradeStep step) {
    var words = new ArrayList<String>();
    if (!step.closes().isEmpty()) {
      var counts = new ArrayList<String>();
      for (Severity severity : List.of(Severity.values()).reversed()) {
        long count = step.bySeverity().getOrDefault(severity, 0L);
        if (count > 0) {
          counts.add(count + " " + Words.of(severity));
        }
      }
      words.add("closes " + step.closes().size() + " (" + String.join(", ", counts) + ")");
    }
    if (!step.eases().isEmpty()) {
      words.add("part of " + step.eases().size());
    }
    return String.join(", ", words);
  }

  /// Empty where the action has named the only package already.
  private static String names(UpgradeStep step) {
    List<String> names = step.packages();
    if (names.size() == 1 && step.action().endsWith(" " + names.getFirst())) {
      return "";
    }
    return names.size() <= MOST_NAMES
        ? String.join(" ", names)
        : String.join(" ", names.subList(0, MOST_NAMES)) + " +" + (names.size() - MOST_NAMES);
  }

  private static int widest(List<String> texts) {
    return texts.stream().mapToInt(TerminalText::width).max().orElse(0);
  }
}
