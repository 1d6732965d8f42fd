package dev.assay.cli.command;

import dev.assay.advisory.VexReading;
import dev.assay.advisory.VexStatement;
import dev.assay.cli.Session;
import dev.assay.cli.engine.Engine;
import dev.assay.cli.option.VexOptions;
import dev.assay.delivery.VexAnswers;
import dev.assay.match.MatchResult;
import dev.assay.match.Verdict;
import dev.assay.match.VexFilter;
import dev.assay.model.InputProblem;
import dev.assay.model.Inventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The step in which VEX documents are read and held against verdicts.
final class VexStep {
  private final Engine engine;
  private final List<InputProblem> problems;
  private final Optional<VexFilter> filter;

  private VexStep(Engine engine, List<InputProblem> problems, Optional<VexFilter> filter) {
    this.engine = engine;
    this.problems = problems;
    this.filter = filter;
  }

  static VexStep take(Session session, Engine engine, VexOptions options, Inventory inventory)
      throws InterruptedException {
    if (!options.areGiven()) {
      return new VexStep(engine, List.of(), Optional.empty());
    }
    var files = options.files(session);
    VexReading reading =
        session
            .progress()
            .step(
                "vex",
                () -> engine.vex(files, options.areRepositoriesWanted(), inventory),
                read -> Steps.count(read.statements().size(), "statement"));
    return new VexStep(
        engine, reading.problems(), Optional.of(engine.filter(inventory, reading.statements())));
  }

  private Optional<VexStatement> answer(Verdict verdict) {
    return filter.flatMap(some -> some.answer(verdict));
  }

  /// The verdicts that stay open, in place of those of a result.
  MatchResult open(MatchResult result) {
    return with(result, result.affected().stream().filter(v -> !hides(v)).toList());
  }

  /// What was answered.
  VexAnswers answers(MatchResult result, List<Verdict.NotAffected> unaffected) {
    if (filter.isEmpty()) {
      return unaffected.isEmpty()
          ? VexAnswers.NONE
          : new VexAnswers(List.of(), Map.of(), List.of(), unaffected);
    }
    List<Verdict.Affected> hidden = result.affected().stream().filter(this::hides).toList();
    var judged = new ArrayList<Verdict>(result.affected());
    judged.addAll(result.undecidable());
    return new VexAnswers(
        engine.assemble(with(result, hidden)),
        VexAnswers.collect(judged, this::answer),
        problems,
        unaffected);
  }

  /// What was answered of single verdicts.
  VexAnswers answers(List<Verdict> verdicts) {
    return new VexAnswers(
        List.of(), VexAnswers.collect(verdicts, this::answer), problems, List.of());
  }

  private boolean hides(Verdict verdict) {
    return answer(verdict).map(said -> said.answer().hides()).orElse(false);
  }

  private static MatchResult with(MatchResult result, List<Verdict.Affected> affected) {
    return new MatchResult(
        result.inventory(), affected, result.undecidable(), result.notAssessed());
  }
}
