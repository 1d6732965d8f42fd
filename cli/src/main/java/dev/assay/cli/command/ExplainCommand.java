package dev.assay.cli.command;

import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.engine.Engine;
import dev.assay.cli.option.Output;
import dev.assay.cli.option.OutputOptions;
import dev.assay.cli.option.Usage;
import dev.assay.cli.option.VexOptions;
import dev.assay.cli.target.TargetChoice;
import dev.assay.cli.target.TargetOptions;
import dev.assay.delivery.AdvisoryAge;
import dev.assay.delivery.Explanation;
import dev.assay.delivery.ReportFormat;
import dev.assay.match.Verdict;
import dev.assay.model.Inventory;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `assay explain`: why a target has a vulnerability, or why it has not.
@CommandLine.Command(
    footer = {
      "assay explain CVE-2024-12797 image app:1.4",
      "assay explain CVE-2021-44228 function function.zip",
      "assay explain CVE-2024-3094 image app:1.4 --not",
      "assay explain GHSA-jfh8-c2jp-5v3q dir . -o json"
    })
public final class ExplainCommand implements Command {
  @Parameters(
      arity = "0..*",
      paramLabel = "CVE TARGET",
      description = "a vulnerability's id, then the target as scan takes it")
  List<String> words = new ArrayList<>();

  @Mixin OutputOptions output = new OutputOptions();

  @Mixin TargetOptions target = new TargetOptions();
  @Mixin VexOptions vex = new VexOptions();

  @Option(
      names = "--not",
      order = 2,
      description = "show step by step why the vulnerability is not reported")
  boolean absence;

  @Override
  public Outcome run(Session session) throws InterruptedException {
    if (words.size() < 2) {
      throw Usage.wrong(
          "explain needs a vulnerability and a target",
          "",
          "assay explain " + (words.isEmpty() ? "CVE-2021-44228" : words.getFirst()) + " dir .");
    }
    List<Output> outputs =
        output.parse(session, ReportFormat.OF_EXPLANATIONS, ReportFormat.TABLE, ReportFormat.TABLE);
    TargetChoice choice = TargetChoice.of(words.subList(1, words.size()), target, session);
    String id = words.getFirst();
    try (Engine engine = session.engine()) {
      AdvisoryAge age = Steps.advisories(session, engine);
      Inventory inventory = Steps.inventory(session, engine, choice);
      List<Verdict> verdicts =
          session
              .progress()
              .step(
                  "match",
                  () -> engine.explain(inventory, id),
                  v -> Steps.count(v.size(), "verdict"));
      var explanation =
          new Explanation(
              id,
              choice.words(),
              inventory,
              age,
              engine.vulnerability(id).stream().toList(),
              verdicts,
              absence ? engine.named(id) : List.of(),
              absence ? engine.match(inventory).notAssessed() : List.of(),
              absence,
              VexStep.take(session, engine, vex, inventory).answers(verdicts));
      for (Output each : outputs) {
        each.write(
            session,
            output.limit(),
            (format, display, out) -> format.write(explanation, display, out));
      }
      return Outcome.DONE;
    }
  }
}
