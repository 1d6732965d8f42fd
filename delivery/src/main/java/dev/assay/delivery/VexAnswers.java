package dev.assay.delivery;

import dev.assay.advisory.VexStatement;
import dev.assay.finding.PackageFinding;
import dev.assay.match.Verdict;
import dev.assay.model.InputProblem;
import dev.assay.model.InstalledPackage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What VEX statements say of the verdicts of a report.
///
/// @param hidden findings that need no work by somebody's word: `not_affected` or `fixed`; most
///     urgent first
/// @param statements by package and vulnerability, the hiding ones and the others
/// @param problems of the documents
/// @param unaffected what records speak of and the packages do not have; empty unless it was asked
///     for
public record VexAnswers(
    List<PackageFinding> hidden,
    Map<VexAnswers.Key, VexStatement> statements,
    List<InputProblem> problems,
    List<Verdict.NotAffected> unaffected) {
  /// No document was given.
  public static final VexAnswers NONE = new VexAnswers(List.of(), Map.of(), List.of(), List.of());

  public VexAnswers {
    hidden = Urgency.mostUrgentFirst(hidden);
    statements = Map.copyOf(statements);
    problems = List.copyOf(problems);
    unaffected = List.copyOf(unaffected);
  }

  /// What a statement is about.
  public record Key(InstalledPackage installed, String vulnerability) {
    /// What a verdict is about.
    public static Key of(Verdict verdict) {
      return new Key(verdict.installed(), verdict.statement().vulnerability());
    }
  }

  /// The statement about a verdict; empty where there is none.
  public Optional<VexStatement> of(Verdict verdict) {
    return Optional.ofNullable(statements.get(Key.of(verdict)));
  }

  /// Collects statements.
  public static Map<Key, VexStatement> collect(
      List<? extends Verdict> verdicts, Source statements) {
    var found = new HashMap<Key, VexStatement>();
    for (Verdict verdict : verdicts) {
      statements.of(verdict).ifPresent(said -> found.put(Key.of(verdict), said));
    }
    return found;
  }

  /// Says what is said of a verdict.
  public interface Source {
    Optional<VexStatement> of(Verdict verdict);
  }
}
