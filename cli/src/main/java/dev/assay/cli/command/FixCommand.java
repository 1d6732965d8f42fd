package dev.assay.cli.command;

import dev.assay.cli.ExitCode;
import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.engine.Engine;
import dev.assay.cli.fix.MajorVersion;
import dev.assay.cli.fix.ManifestEdits;
import dev.assay.cli.fix.Places;
import dev.assay.cli.option.Output;
import dev.assay.cli.option.OutputOptions;
import dev.assay.cli.option.Usage;
import dev.assay.cli.option.VexOptions;
import dev.assay.cli.policy.FailOn;
import dev.assay.cli.policy.ShowOnly;
import dev.assay.cli.target.TargetChoice;
import dev.assay.cli.target.TargetOptions;
import dev.assay.delivery.ReportFormat;
import dev.assay.delivery.ScanReport;
import dev.assay.delivery.UpgradePlan;
import dev.assay.delivery.UpgradeStep;
import dev.assay.finding.PackageFinding;
import dev.assay.inventory.Target;
import dev.assay.match.Fix;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `assay fix`: which upgrades close the findings of a target, most gain first; on request the
/// edits of a folder's manifests.
@CommandLine.Command(
    footer = {
      "assay fix .",
      "assay fix dir . --only kev,critical --max-major 0",
      "assay fix dir . --apply",
      "assay fix image registry.example/app:1.4 -o json"
    })
public final class FixCommand implements Command {
  private static final int ANY_MAJOR = -1;

  @Parameters(
      arity = "0..*",
      paramLabel = "TARGET",
      description = "what assay scan takes; without the kind it is guessed")
  List<String> words = new ArrayList<>();

  @Mixin OutputOptions output = new OutputOptions();

  @Mixin TargetOptions target = new TargetOptions();

  @Mixin VexOptions vex = new VexOptions();

  @Option(
      names = "--plan",
      order = 2,
      description = "print the upgrades and change nothing (the default)")
  boolean plan;

  @Option(
      names = "--apply",
      order = 3,
      description = "show the edits of requirements.txt, pom.xml and go.mod, then write them")
  boolean apply;

  @Option(
      names = "--only",
      order = 4,
      paramLabel = "POLICY",
      description = "plan for these findings alone: critical|high|…, kev, epss>=0.5, score>=7.0")
  String only = "";

  @Option(
      names = "--max-major",
      order = 5,
      paramLabel = "N",
      description =
          "leave out upgrades by more major versions than this; 0 keeps the major version")
  int mostMajor = ANY_MAJOR;

  @Override
  public Outcome run(Session session) throws InterruptedException {
    FailOn wanted = FailOn.parse(only);
    if (wanted.needsBaseline()) {
      throw Usage.wrong("--only takes no \"new\"", "assay fix knows one scan", "--only kev");
    }
    if (plan && apply) {
      throw Usage.wrong("--plan and --apply exclude each other", "", "assay fix . --apply");
    }
    if (mostMajor < ANY_MAJOR) {
      throw Usage.wrong("--max-major " + mostMajor + " is negative", "", "--max-major 0");
    }
    List<Output> outputs =
        output.parse(session, ReportFormat.OF_PLANS, ReportFormat.TABLE, ReportFormat.JSON);
    TargetChoice choice = TargetChoice.of(words, target, session);
    Optional<Path> folder =
        choice.target() instanceof Target.Folder(Path path) ? Optional.of(path) : Optional.empty();
    if (apply && folder.isEmpty()) {
      throw Usage.wrong(
          "--apply edits the manifests of a folder",
          choice.words() + " is none; without --apply its upgrades are listed",
          "assay fix dir . --apply");
    }
    try (Engine engine = session.engine()) {
      ScanReport report =
          new ScanStep(session, engine, vex).take(choice, ShowOnly.ALL, false, false);
      UpgradePlan made = plan(report, wanted, folder);
      for (Output each : outputs) {
        each.write(
            session, output.limit(), (format, display, out) -> format.write(made, display, out));
      }
      return apply
          ? apply(session, new ManifestEdits(folder.orElseThrow(), made.steps()))
          : Outcome.of(Set.of());
    }
  }

  private UpgradePlan plan(ScanReport report, FailOn wanted, Optional<Path> folder) {
    var chosen = new ArrayList<PackageFinding>();
    int unasked = 0;
    int unfixed = 0;
    int farther = 0;
    for (PackageFinding finding : report.findings()) {
      if (!only.isEmpty() && !wanted.names(finding, Set.of())) {
        unasked++;
      } else if (finding.fixAvailability() == PackageFinding.FixAvailability.NO) {
        unfixed++;
      } else if (isFarther(finding)) {
        farther++;
      } else {
        chosen.add(finding);
      }
    }
    Optional<Places> places = folder.map(Places::new);
    List<UpgradePlan.Step> steps =
        UpgradeStep.of(chosen).stream()
            .map(
                step ->
                    places
                        .map(known -> known.of(step))
                        .orElseGet(() -> new UpgradePlan.Step(step, List.of())))
            .toList();
    return new UpgradePlan(report, steps, new UpgradePlan.Left(unfixed, farther, unasked));
  }

  /// A distribution's packages stay within its release, whatever their numbers.
  private boolean isFarther(PackageFinding finding) {
    return mostMajor != ANY_MAJOR
        && finding.packages().stream()
            .filter(vulnerable -> !vulnerable.installed().type().isOperatingSystem())
            .anyMatch(
                vulnerable ->
                    vulnerable.verdict().fix() instanceof Fix.Upgrade(String version)
                        && MajorVersion.of(version)
                                - MajorVersion.of(vulnerable.installed().version())
                            > mostMajor);
  }

  /// On the error stream: standard output is the plan's.
  private static Outcome apply(Session session, ManifestEdits edits) {
    PrintStream err = session.err();
    if (edits.isEmpty()) {
      err.println("no line can be edited: every step is for a person or a tool");
      return Outcome.of(Set.of());
    }
    edits.show(err);
    List<String> failures = edits.write();
    if (failures.isEmpty()) {
      err.println("wrote " + edits.words());
    }
    failures.forEach(failure -> err.println("not written: " + failure));
    edits.next().forEach(next -> err.println("then: " + next));
    return Outcome.of(failures.isEmpty() ? Set.of() : Set.of(ExitCode.INCOMPLETE));
  }
}
