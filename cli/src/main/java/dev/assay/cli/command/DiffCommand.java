package dev.assay.cli.command;

import dev.assay.cli.ExitCode;
import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.engine.Engine;
import dev.assay.cli.option.Output;
import dev.assay.cli.option.OutputOptions;
import dev.assay.cli.option.Usage;
import dev.assay.cli.policy.FailOn;
import dev.assay.cli.target.TargetChoice;
import dev.assay.cli.target.TargetOptions;
import dev.assay.delivery.Baseline;
import dev.assay.delivery.BaselineReader;
import dev.assay.delivery.Difference;
import dev.assay.delivery.PackageChange;
import dev.assay.delivery.ReportFormat;
import dev.assay.match.MatchResult;
import dev.assay.model.InstalledPackage;
import dev.assay.model.Inventory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `assay diff`: which findings one scan has and another has not.
@CommandLine.Command(
    footer = {
      "assay diff app-1.4.json app-1.5.json",
      "assay diff app:1.4 app:1.5 --fail-on new:high",
      "assay diff main.json . -o json"
    })
public final class DiffCommand implements Command {
  @Parameters(
      index = "0",
      paramLabel = "OLD",
      description = "what assay scan -o json wrote, or a target, guessed as assay scan does")
  String old = "";

  @Parameters(index = "1", paramLabel = "NEW", description = "the same, of later")
  String later = "";

  @Mixin OutputOptions output = new OutputOptions();

  @Mixin TargetOptions target = new TargetOptions();

  @Option(
      names = "--fail-on",
      order = 2,
      paramLabel = "POLICY",
      description = "exit 1 if NEW has a finding that OLD has not: new, or new:high and worse")
  String failOn = "";

  @Override
  public Outcome run(Session session) throws InterruptedException {
    FailOn policy = FailOn.parse(failOn);
    if (!policy.isOfNewOnly()) {
      throw Usage.wrong(
          "--fail-on of assay diff takes new and new:SEVERITY",
          "what both scans have is none of its business",
          "assay scan … --fail-on " + failOn);
    }
    List<Output> outputs =
        output.parse(session, ReportFormat.OF_DIFFERENCES, ReportFormat.TABLE, ReportFormat.JSON);
    Side before = side(session, old);
    Side after = side(session, later);
    Difference difference = before.findings().compare(after.findings());
    if (before.listed() && after.listed()) {
      difference = difference.with(PackageChange.between(before.packages(), after.packages()));
    }
    Difference found = difference;
    for (Output each : outputs) {
      each.write(
          session, output.limit(), (format, display, out) -> format.write(found, display, out));
    }
    return Outcome.of(policy.isBrokenBy(found) ? Set.of(ExitCode.POLICY) : Set.of());
  }

  /// What one of the two has.
  ///
  /// @param listed whether its packages are known
  private record Side(Baseline findings, List<InstalledPackage> packages, boolean listed) {}

  private Side side(Session session, String name) throws InterruptedException {
    Optional<Baseline> report = report(session, name);
    if (report.isPresent()) {
      return new Side(report.get(), List.of(), false);
    }
    TargetChoice choice = TargetChoice.of(List.of(name), target, session);
    try (Engine engine = session.engine()) {
      Steps.advisories(session, engine);
      Inventory inventory = Steps.inventory(session, engine, choice);
      MatchResult result =
          session.progress().step("match", () -> engine.match(inventory), Steps::matched);
      return new Side(Baseline.of(name, engine.assemble(result)), inventory.packages(), true);
    }
  }

  /// Empty where it is no report: an SBOM is JSON too, and is scanned.
  private static Optional<Baseline> report(Session session, String name) {
    Path file = session.path(name);
    if (!name.endsWith(".json") || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (var in = new BufferedInputStream(Files.newInputStream(file))) {
      return Optional.of(BaselineReader.read(name, in));
    } catch (IOException e) {
      session.progress().note(name + " is read as a target: " + e.getMessage());
      return Optional.empty();
    }
  }
}
