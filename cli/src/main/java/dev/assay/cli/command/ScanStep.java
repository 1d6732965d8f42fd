package dev.assay.cli.command;

import dev.assay.cli.Session;
import dev.assay.cli.engine.Engine;
import dev.assay.cli.option.VexOptions;
import dev.assay.cli.policy.ShowOnly;
import dev.assay.cli.target.TargetChoice;
import dev.assay.delivery.AdvisoryAge;
import dev.assay.delivery.ScanReport;
import dev.assay.finding.PackageFinding;
import dev.assay.match.MatchResult;
import dev.assay.model.ProductVersion;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// Scanning a target, as `assay scan` and `assay fix` do it.
record ScanStep(Session session, Engine engine, VexOptions vex) {

  /// Takes inventory, judges it and hears what VEX documents say.
  ///
  /// @param showHidden whether what the filter hides is listed
  /// @param unaffected whether what does not affect the target is wanted
  ScanReport take(TargetChoice choice, ShowOnly filter, boolean showHidden, boolean unaffected)
      throws InterruptedException {
    Instant started = session.clock().instant();
    AdvisoryAge age = Steps.advisories(session, engine);
    var inventory = Steps.inventory(session, engine, choice);
    MatchResult result =
        session.progress().step("match", () -> engine.match(inventory), Steps::matched);
    VexStep answers = VexStep.take(session, engine, vex, inventory);
    var byShown =
        engine.assemble(answers.open(result)).stream()
            .collect(Collectors.partitioningBy(filter::shows));
    return new ScanReport(
        new ScanReport.Scan(
            ProductVersion.CURRENT, choice.words(), started, session.clock().instant()),
        inventory,
        age,
        byShown.getOrDefault(true, List.<PackageFinding>of()),
        new ScanReport.Hidden(
            (filter.words() + " " + choice.files().words()).strip(),
            byShown.getOrDefault(false, List.<PackageFinding>of()),
            showHidden),
        result.undecidable(),
        result.notAssessed(),
        answers.answers(result, unaffected ? engine.unaffected(inventory) : List.of()));
  }
}
