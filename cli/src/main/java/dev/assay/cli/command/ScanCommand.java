package dev.assay.cli.command;

import dev.assay.cli.ExitCode;
import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.engine.Engine;
import dev.assay.cli.option.BaselineOption;
import dev.assay.cli.option.Choice;
import dev.assay.cli.option.Output;
import dev.assay.cli.option.OutputOptions;
import dev.assay.cli.option.TimeSpan;
import dev.assay.cli.option.VexOptions;
import dev.assay.cli.policy.FailOn;
import dev.assay.cli.policy.IgnoreFile;
import dev.assay.cli.policy.ShowOnly;
import dev.assay.cli.target.TargetChoice;
import dev.assay.cli.target.TargetOptions;
import dev.assay.cli.upload.Upload;
import dev.assay.cli.upload.UploadOptions;
import dev.assay.delivery.Baseline;
import dev.assay.delivery.Grouping;
import dev.assay.delivery.ReportFormat;
import dev.assay.delivery.ScanReport;
import dev.assay.model.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `assay scan`: what is known to be vulnerable on a target.
@CommandLine.Command(
    footer = {
      "assay scan image registry.example/app:1.4",
      "assay scan dir . --fail-on high,kev",
      "assay scan archive image.tar -o sarif=out.sarif -o table",
      "assay scan host --min-severity high --fixable",
      "assay scan function function.zip",
      "assay scan host --upload --server https://assay.example",
      "assay scan image app:1.4 --vex app.openvex.json --vex repo",
      "assay scan sbom bom.json"
    })
public final class ScanCommand implements Command {
  @Parameters(
      arity = "0..*",
      paramLabel = "TARGET",
      description =
          "host, or [dir|image|archive|function|sbom] and its name; without the kind it is"
              + " guessed")
  List<String> words = new ArrayList<>();

  @Mixin OutputOptions output = new OutputOptions();

  @Mixin TargetOptions target = new TargetOptions();

  @Mixin VexOptions vex = new VexOptions();
  @Mixin BaselineOption baseline = new BaselineOption();
  @Mixin UploadOptions uploading = new UploadOptions();

  @Option(
      names = "--fail-on",
      order = 2,
      paramLabel = "POLICY",
      description =
          "exit 1 if a finding is: critical|high|medium|low, kev, epss>=0.5, score>=7.0, new, new:high (comma = or)")
  String failOn = "";

  @Option(
      names = "--min-severity",
      order = 3,
      paramLabel = "SEVERITY",
      description = "hide findings below this severity")
  String minSeverity = "untriaged";

  @Option(names = "--fixable", order = 4, description = "hide findings that have no fix")
  boolean fixable;

  @Option(
      names = "--ignore-file",
      order = 103,
      paramLabel = "FILE",
      description =
          "hide what this file lists: an id on each line, package names and exp:2027-01-31 after"
              + " it if wanted")
  String ignoreFile = "";

  @Option(
      names = "--group",
      order = 104,
      paramLabel = "BY",
      description = "put the rows of the table together: package, vulnerability, layer, file")
  String group = "none";

  @Option(names = "--show-hidden", order = 5, description = "list hidden findings, marked")
  boolean showHidden;

  @Option(
      names = "--max-db-age",
      order = 6,
      paramLabel = "TIME",
      description = "exit 4 if the advisories are older than this, such as 48h")
  String maxAge = "";

  @Option(
      names = "--strict",
      order = 7,
      description = "exit 6 if something could not be read, judged or assessed")
  boolean strict;

  @Override
  public Outcome run(Session session) throws InterruptedException {
    FailOn policy = FailOn.parse(failOn);
    Severity least = Choice.of("--min-severity", minSeverity, Arrays.asList(Severity.values()));
    ShowOnly filter = new ShowOnly(least, fixable, IgnoreFile.read(session, ignoreFile));
    Grouping grouping = Choice.of("--group", group, Arrays.asList(Grouping.values()));
    boolean limited = !maxAge.isEmpty();
    List<Output> outputs =
        output.parse(session, ReportFormat.OF_SCANS, ReportFormat.TABLE, ReportFormat.PLAIN);
    Duration mostAge = limited ? TimeSpan.parse("--max-db-age", maxAge) : Duration.ZERO;
    Optional<Upload> upload = uploading.plan(session);
    Optional<Baseline> earlier = baseline.read(session, policy);
    TargetChoice choice = TargetChoice.of(words, target, session);
    try (Engine engine = session.engine()) {
      boolean unaffected = outputs.stream().anyMatch(each -> each.format().saysUnaffected());
      ScanReport scanned =
          new ScanStep(session, engine, vex).take(choice, filter, showHidden, unaffected);
      ScanReport report = earlier.map(scanned::since).orElse(scanned);
      Steps.losses(session, report.inventory(), outputs);
      for (Output each : outputs) {
        each.write(
            session,
            output.limit(),
            (format, display, out) -> format.write(report, display.by(grouping), out));
      }
      // Last, so that a server that is down costs nobody the result.
      if (upload.isPresent()) {
        upload.get().send(session, report.inventory());
      }
      Set<ExitCode> codes = EnumSet.noneOf(ExitCode.class);
      if (limited && report.advisories().at(report.scan().finished()).compareTo(mostAge) > 0) {
        codes.add(ExitCode.ADVISORIES);
      }
      if (strict && !isComplete(report)) {
        codes.add(ExitCode.INCOMPLETE);
      }
      if (policy.broken(report) > 0) {
        codes.add(ExitCode.POLICY);
      }
      return Outcome.of(codes);
    }
  }

  private static boolean isComplete(ScanReport report) {
    return !report.inventory().isPartial()
        && report.undecidable().isEmpty()
        && report.notAssessed().isEmpty()
        && report.vex().problems().isEmpty();
  }
}
