package dev.assay.delivery.format;

import dev.assay.delivery.ScanReport;
import dev.assay.delivery.TerminalText;
import dev.assay.match.MatchResult;
import dev.assay.match.Verdict;
import dev.assay.model.InputProblem;
import java.util.ArrayList;
import java.util.List;

/// What a reader must know before trusting the table: what could not be read, judged or assessed.
final class TableNotes {
  private static final int MOST_SHOWN = 10;

  private final TextPage page;
  private final ScanReport report;

  TableNotes(TextPage page, ScanReport report) {
    this.page = page;
    this.report = report;
  }

  void write() {
    if (report.advisories().starter()) {
      page.blank();
      page.line(
          "Judged by the starter set only: a few hundred well-known vulnerabilities."
              + " All of them: assay db update");
    }
    writeProblems();
    writeUndecidable();
    for (MatchResult.NotAssessed group : report.notAssessed()) {
      page.line(
          Words.count(group.packages(), "package")
              + " not assessed: "
              + TerminalText.clean(group.reason()));
    }
  }

  private void writeProblems() {
    List<InputProblem> problems = new ArrayList<>(report.inventory().problems());
    problems.addAll(report.vex().problems());
    if (problems.isEmpty()) {
      return;
    }
    String count = Words.count(problems.size(), "problem") + ": ";
    if (problems.size() == 1) {
      page.line(count + TerminalText.clean(problems.getFirst().message()));
      return;
    }
    page.line(count.strip());
    problems.stream()
        .limit(MOST_SHOWN)
        .forEach(problem -> page.line("· " + TerminalText.clean(problem.message()), 2));
    if (problems.size() > MOST_SHOWN) {
      page.line("· and " + (problems.size() - MOST_SHOWN) + " more: -o plain shows all");
    }
  }

  private void writeUndecidable() {
    List<Verdict.Undecidable> verdicts = report.undecidable();
    if (verdicts.isEmpty()) {
      return;
    }
    page.line(Words.count(verdicts.size(), "verdict") + " undecided:");
    verdicts.stream().limit(MOST_SHOWN).forEach(verdict -> page.line("· " + words(verdict)));
    if (verdicts.size() > MOST_SHOWN) {
      page.line("· and " + (verdicts.size() - MOST_SHOWN) + " more: -o plain shows all");
    }
  }

  static String words(Verdict.Undecidable verdict) {
    return TerminalText.clean(
        verdict.statement().vulnerability()
            + " · "
            + verdict.installed().name()
            + " "
            + verdict.installed().version()
            + " · "
            + String.join("; ", verdict.evidence()));
  }
}
