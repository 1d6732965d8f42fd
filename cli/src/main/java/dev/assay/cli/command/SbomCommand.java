package dev.assay.cli.command;

import dev.assay.cli.ExitCode;
import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.engine.Engine;
import dev.assay.cli.option.Output;
import dev.assay.cli.option.OutputOptions;
import dev.assay.cli.target.TargetChoice;
import dev.assay.cli.target.TargetOptions;
import dev.assay.delivery.InventoryReport;
import dev.assay.delivery.ReportFormat;
import dev.assay.model.Inventory;
import dev.assay.model.ProductVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `assay sbom`: what is installed on a target, unjudged.
@CommandLine.Command(
    footer = {
      "assay sbom dir . > bom.json",
      "assay sbom image app:1.4 -o cyclonedx=bom.json -o spdx=spdx.json",
      "assay sbom host -o table"
    })
public final class SbomCommand implements Command {
  @Parameters(
      arity = "0..*",
      paramLabel = "TARGET",
      description =
          "host, or [dir|image|archive|function|sbom] and its name; without the kind it is"
              + " guessed")
  List<String> words = new ArrayList<>();

  @Mixin OutputOptions output = new OutputOptions();

  @Mixin TargetOptions target = new TargetOptions();

  @Option(names = "--strict", order = 7, description = "exit 6 if something could not be read")
  boolean strict;

  @Override
  public Outcome run(Session session) throws InterruptedException {
    List<Output> outputs =
        output.parse(
            session, ReportFormat.OF_INVENTORIES, ReportFormat.CYCLONEDX, ReportFormat.CYCLONEDX);
    TargetChoice choice = TargetChoice.of(words, target, session);
    try (Engine engine = session.engine()) {
      Inventory inventory = Steps.inventory(session, engine, choice);
      Steps.losses(session, inventory, outputs);
      var report = new InventoryReport(ProductVersion.CURRENT, choice.words(), inventory);
      for (Output each : outputs) {
        each.write(
            session, output.limit(), (format, display, out) -> format.write(report, display, out));
      }
      return Outcome.of(strict && inventory.isPartial() ? Set.of(ExitCode.INCOMPLETE) : Set.of());
    }
  }
}
