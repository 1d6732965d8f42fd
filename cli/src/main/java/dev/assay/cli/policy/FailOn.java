package dev.assay.cli.policy;

import dev.assay.advisory.Epss;
import dev.assay.advisory.KnownExploitation;
import dev.assay.cli.option.Choice;
import dev.assay.cli.option.Usage;
import dev.assay.delivery.Difference;
import dev.assay.delivery.ScanReport;
import dev.assay.finding.PackageFinding;
import dev.assay.finding.Score;
import dev.assay.model.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// `--fail-on`: conditions of which one is enough to break the policy.
///
/// @param conditions empty where nothing breaks it
public record FailOn(List<Condition> conditions) {
  public FailOn {
    conditions = List.copyOf(conditions);
  }

  /// One condition.
  public sealed interface Condition {
    /// `high`: this severity or a worse one.
    record AtLeast(Severity severity) implements Condition {}

    /// `new`: not in the baseline; `new:high`: and of this severity or a worse one.
    record New(Severity least) implements Condition {}

    /// `kev`: listed by CISA as exploited.
    record KnownExploited() implements Condition {}

    /// `epss>=0.5`: a chance of exploitation from 0 to 1.
    record EpssFrom(double least) implements Condition {}

    /// `score>=7.0`: a score from 0 to 10.
    record ScoreFrom(double least) implements Condition {}
  }

  /// Reads conditions separated by commas; empty text holds none.
  ///
  /// @throws dev.assay.cli.CommandFailure where one is unknown
  public static FailOn parse(String text) {
    var conditions = new ArrayList<Condition>();
    if (!text.isEmpty()) {
      for (String word : text.split(",", -1)) {
        conditions.add(condition(word.strip()));
      }
    }
    return new FailOn(conditions);
  }

  private static Condition condition(String word) {
    if (word.equals("new")) {
      return new Condition.New(Severity.UNTRIAGED);
    }
    if (word.startsWith("new:")) {
      String severity = word.substring("new:".length());
      return new Condition.New(
          Choice.of("--fail-on new:", severity, Arrays.asList(Severity.values())));
    }
    if (word.equals("kev")) {
      return new Condition.KnownExploited();
    }
    if (word.startsWith("epss>=")) {
      return new Condition.EpssFrom(number(word, 6, 1));
    }
    if (word.startsWith("score>=")) {
      return new Condition.ScoreFrom(number(word, 7, 10));
    }
    for (Severity severity : Severity.values()) {
      if (Choice.word(severity).equals(word)) {
        return new Condition.AtLeast(severity);
      }
    }
    var known = new ArrayList<String>();
    for (Severity severity : List.of(Severity.values()).reversed()) {
      known.add(Choice.word(severity));
    }
    known.addAll(List.of("kev", "epss>=0.5", "score>=7.0", "new", "new:high"));
    throw Usage.unknown("--fail-on", word, known);
  }

  private static double number(String word, int start, int most) {
    String text = word.substring(start);
    boolean decimal =
        !text.isEmpty()
            && text.length() <= 10
            && text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.');
    try {
      double value = decimal ? Double.parseDouble(text) : -1;
      if (value >= 0 && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Two points: said below, like every other text that is no number.
    }
    throw Usage.wrong(
        "--fail-on \"" + word + "\" holds no number from 0 to " + most,
        "",
        "--fail-on " + word.substring(0, start) + (most == 1 ? "0.5" : "7.0"));
  }

  /// Whether an earlier scan is needed to tell.
  public boolean needsBaseline() {
    return conditions.stream().anyMatch(Condition.New.class::isInstance);
  }

  /// Whether no condition speaks of anything but what is new.
  public boolean isOfNewOnly() {
    return conditions.stream().allMatch(Condition.New.class::isInstance);
  }

  /// Whether what is new between two scans breaks the policy.
  public boolean isBrokenBy(Difference difference) {
    return difference.fresh().stream()
        .map(known -> severity(known.severity()))
        .anyMatch(
            severity ->
                conditions.stream()
                    .anyMatch(
                        condition ->
                            condition instanceof Condition.New(Severity least)
                                && severity.compareTo(least) >= 0));
  }

  /// A report of another program may have words of its own.
  private static Severity severity(String word) {
    return Arrays.stream(Severity.values())
        .filter(severity -> Choice.word(severity).equals(word))
        .findFirst()
        .orElse(Severity.UNTRIAGED);
  }

  /// How many findings break the policy.
  public long broken(ScanReport report) {
    Set<PackageFinding> fresh = new HashSet<>(report.comparison().fresh());
    return report.findings().stream().filter(finding -> names(finding, fresh)).count();
  }

  /// Whether a finding meets a condition.
  ///
  /// @param fresh findings that are new
  public boolean names(PackageFinding finding, Set<PackageFinding> fresh) {
    return conditions.stream().anyMatch(condition -> holds(condition, finding, fresh));
  }

  private static boolean holds(
      Condition condition, PackageFinding finding, Set<PackageFinding> fresh) {
    return switch (condition) {
      case Condition.AtLeast(Severity severity) -> finding.severity().compareTo(severity) >= 0;
      case Condition.New(Severity least) ->
          fresh.contains(finding) && finding.severity().compareTo(least) >= 0;
      case Condition.KnownExploited() ->
          finding.vulnerability().exploitation().known() instanceof KnownExploitation.Listed;
      case Condition.EpssFrom(double least) ->
          finding.vulnerability().exploitation().epss() instanceof Epss.Scored scored
              && scored.score() >= least;
      case Condition.ScoreFrom(double least) ->
          finding.score() instanceof Score.Rated rated && rated.value() >= least;
    };
  }
}
