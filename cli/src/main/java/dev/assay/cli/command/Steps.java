package dev.assay.cli.command;

import dev.assay.cli.CommandFailure;
import dev.assay.cli.ExitCode;
import dev.assay.cli.Session;
import dev.assay.cli.engine.Engine;
import dev.assay.cli.option.Output;
import dev.assay.cli.progress.Progress;
import dev.assay.cli.target.TargetChoice;
import dev.assay.delivery.AdvisoryAge;
import dev.assay.delivery.ReportFormat;
import dev.assay.inventory.ScanLimits;
import dev.assay.inventory.ScanProgress;
import dev.assay.match.MatchResult;
import dev.assay.model.InputProblem;
import dev.assay.model.InstalledPackage;
import dev.assay.model.Inventory;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The steps that several commands begin with, each told to the progress.
final class Steps {
  private static final int MOST_REASONS = 10;
  private static final int MOST_VERBOSE = 10_000;

  private Steps() {}

  static AdvisoryAge advisories(Session session, Engine engine) throws InterruptedException {
    return session
        .progress()
        .step(
            "advisories",
            engine::advisories,
            age ->
                (age.starter() ? "starter set, " : "ready, ")
                    + AdvisoryAge.words(age.at(session.clock().instant()))
                    + " old ("
                    + age.dataTime()
                    + ")");
  }

  /// Takes the inventory of a target that holds something.
  static Inventory inventory(Session session, Engine engine, TargetChoice choice)
      throws InterruptedException {
    Progress progress = session.progress();
    if (choice.guessed()) {
      progress.note(
          choice.words() + ": taken for \"" + choice.kindWords() + "\" (say so to be sure)");
    }
    ScanLimits limits = limits(session);
    Inventory inventory =
        progress.step(
            "inventory",
            () -> engine.take(choice, limits, new Heard(progress, choice.kindWords())),
            Steps::summary);
    if (inventory.packages().isEmpty()) {
      throw new CommandFailure(
          ExitCode.TARGET,
          "no packages found in " + choice.words() + ": nothing was scanned",
          reasons(inventory.problems()),
          "");
    }
    return inventory;
  }

  private static ScanLimits limits(Session session) {
    ScanLimits widest = ScanLimits.DEFAULT;
    return new ScanLimits(
        widest.entries(),
        widest.fileBytes(),
        widest.totalBytes(),
        widest.archiveDepth(),
        widest.expansion(),
        session.timeout(widest.time()));
  }

  private static List<String> reasons(List<InputProblem> problems) {
    return reasons(problems, MOST_REASONS);
  }

  private static List<String> reasons(List<InputProblem> problems, int most) {
    var shown = problems.stream().limit(most).map(InputProblem::message).toList();
    if (problems.size() <= most) {
      return shown;
    }
    var all = new ArrayList<>(shown);
    all.add("and " + (problems.size() - most) + " more");
    return all;
  }

  /// Says on standard error what could not be read, for results that cannot say it: all of it where
  /// `--verbose` asks for that.
  static void losses(Session session, Inventory inventory, List<Output> outputs) {
    boolean verbose = session.options().isVerbose();
    boolean said =
        outputs.stream().map(Output::format).anyMatch(ReportFormat.SAYING_LOSSES::contains);
    if (!verbose && said) {
      return;
    }
    var lines = reasons(inventory.problems(), verbose ? MOST_VERBOSE : MOST_REASONS);
    lines.forEach(line -> session.progress().note("  " + line));
    if (lines.size() > MOST_REASONS && !verbose) {
      session.progress().note("  -v says all of them");
    }
  }

  /// `212 packages (38 apk, 174 npm) · 1 problem`.
  private static String summary(Inventory inventory) {
    var byType = new TreeMap<String, Integer>();
    for (InstalledPackage installed : inventory.packages()) {
      byType.merge(installed.type().purlType(), 1, Integer::sum);
    }
    var words = new StringBuilder(count(inventory.packages().size(), "package"));
    if (!byType.isEmpty()) {
      var parts = byType.entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).toList();
      words.append(" (").append(String.join(", ", parts)).append(')');
    }
    int problems = inventory.problems().size();
    if (problems > 0) {
      words.append(" · ").append(count(problems, "problem"));
    }
    return words.toString();
  }

  /// `1 match in 212 packages`.
  static String matched(MatchResult result) {
    int matches = result.affected().size();
    return matches
        + (matches == 1 ? " match in " : " matches in ")
        + count(result.inventory().packages().size(), "package");
  }

  static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /// Passes what the scanner says on to the progress.
  private record Heard(Progress progress, String kind) implements ScanProgress {
    @Override
    public void opened(String what) {
      progress.found(kind, what);
    }

    @Override
    public void read(long files, int packages) {
      progress.doing(files + " files, " + packages + " packages");
    }
  }
}
