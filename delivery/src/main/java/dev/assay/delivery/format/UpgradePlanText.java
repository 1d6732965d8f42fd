package dev.assay.delivery.format;

import dev.assay.delivery.Display;
import dev.assay.delivery.TerminalText;
import dev.assay.delivery.UpgradePlan;
import dev.assay.delivery.UpgradePlan.Change;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/// A plan of upgrades for people: each step with what it closes and the places to change.
public final class UpgradePlanText {
  private static final int INDENT = 5;
  private static final int MOST_PLACES = 6;

  private final TextPage page;
  private final Display display;

  private UpgradePlanText(Display display) {
    this.display = display;
    this.page = new TextPage(display);
  }

  /// Writes a plan; the stream stays open.
  public static void write(UpgradePlan plan, Display display, OutputStream out) throws IOException {
    new UpgradePlanText(display).page(plan).writeTo(out);
  }

  private TextPage page(UpgradePlan plan) {
    page.line(Headline.of(plan.scan()));
    page.blank();
    page.line(summary(plan));
    List<UpgradePlan.Step> steps = plan.steps();
    int shown = display.limit() == 0 ? steps.size() : Math.min(display.limit(), steps.size());
    for (int i = 0; i < shown; i++) {
      page.blank();
      write(i + 1, steps.get(i));
    }
    if (shown < steps.size()) {
      page.blank();
      page.line("and " + Words.count(steps.size() - shown, "smaller upgrade") + ": --limit 0");
    }
    return page;
  }

  private static String summary(UpgradePlan plan) {
    var words = new ArrayList<String>();
    words.add(
        Words.count(plan.steps().size(), "upgrade")
            + (plan.steps().size() == 1 ? " closes " : " close ")
            + plan.closed()
            + " of "
            + Words.count(plan.scan().findings().size(), "finding"));
    if (plan.left().unfixed() > 0) {
      words.add(plan.left().unfixed() + " without a fix");
    }
    if (plan.left().farther() > 0) {
      words.add(plan.left().farther() + " only in a farther major version");
    }
    if (plan.left().unasked() > 0) {
      words.add(plan.left().unasked() + " not asked for");
    }
    if (plan.edits() > 0) {
      words.add(Words.count(plan.edits(), "line") + " to edit: --apply");
    }
    return String.join(" · ", words);
  }

  private void write(int number, UpgradePlan.Step step) {
    String start = String.format("%3d  ", number);
    page.line(start + step.upgrade().title(), INDENT);
    String names = step.upgrade().names();
    page.line(
        " ".repeat(INDENT) + step.upgrade().effect() + (names.isEmpty() ? "" : "   " + names),
        INDENT);
    List<UpgradePlan.Place> places = step.places();
    for (UpgradePlan.Place place : places.subList(0, Math.min(MOST_PLACES, places.size()))) {
      page.line(" ".repeat(INDENT) + words(place), INDENT + 2);
    }
    if (places.size() > MOST_PLACES) {
      page.line(
          " ".repeat(INDENT) + "and " + Words.count(places.size() - MOST_PLACES, "more place"),
          INDENT);
    }
  }

  private static String words(UpgradePlan.Place place) {
    String where = TerminalText.clean(place.path()) + (place.line() > 0 ? ":" + place.line() : "");
    return where
        + " · "
        + switch (place.change()) {
          case Change.Edit(int line, String _, String _, String next) ->
              (line == place.line() ? "edit" : "edit line " + line)
                  + (next.isEmpty() ? "" : ", then " + next);
          case Change.ByHand(String reason) -> "by hand: " + reason;
        };
  }
}
