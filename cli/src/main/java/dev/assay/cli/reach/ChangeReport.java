package dev.assay.cli.reach;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.cli.ExitCode;
import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.option.Usage;
import dev.assay.delivery.TerminalText;
import dev.assay.model.InputProblem;
import dev.assay.reachability.Exposure;
import dev.assay.reachability.Exposure.OpenPorts;
import dev.assay.reachability.Exposure.Result;
import dev.assay.reachability.ExposureChange;
import dev.assay.reachability.ExposureJson;
import dev.assay.reachability.NetworkChange;
import dev.assay.reachability.NetworkReading;
import dev.assay.reachability.Reachability;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Applies changes to a configuration and writes what they open and close.
final class ChangeReport {
  private final Session session;
  private final ReachOptions options;
  private final String failIf;

  /// @param failIf `opened`, `closed` or empty
  ChangeReport(Session session, ReachOptions options, String failIf) {
    if (!List.of("", "opened", "closed").contains(failIf)) {
      throw Usage.unknown("--fail-if", failIf, List.of("opened", "closed"));
    }
    this.session = session;
    this.options = options;
    this.failIf = failIf;
  }

  Outcome write(NetworkReading before, List<NetworkChange> changes, List<InputProblem> moreProblems)
      throws IOException {
    var reachability = Reachability.of(before.network());
    List<ExposureChange> deltas = reachability.apply(changes);
    switch (options.format(session)) {
      case TABLE -> table(deltas);
      case JSON -> json(deltas);
    }
    List<InputProblem> problems = new ArrayList<>(before.problems());
    problems.addAll(moreProblems);
    problems.addAll(reachability.missing());
    Set<ExitCode> codes = EnumSet.noneOf(ExitCode.class);
    codes.addAll(options.problems(session, problems));
    boolean isBroken =
        deltas.stream()
            .anyMatch(
                delta ->
                    switch (failIf) {
                      case "opened" -> !delta.opened().isEmpty();
                      case "closed" -> !delta.closed().isEmpty();
                      default -> false;
                    });
    if (isBroken) {
      codes.add(ExitCode.POLICY);
    }
    return Outcome.of(codes);
  }

  private void table(List<ExposureChange> deltas) {
    for (ExposureChange delta : deltas) {
      var exposure = delta.exposure();
      line(0, exposure.instanceId() + "  " + exposure.networkInterfaceId());
      line(2, ExposureTable.way(exposure));
      delta.opened().forEach(cube -> line(exposure, "+ ", cube));
      delta.closed().forEach(cube -> line(exposure, "- ", cube));
      if (exposure.result() instanceof Result.Undetermined(var appliance)) {
        line(4, "undetermined: the traffic crosses " + appliance);
      }
    }
    if (deltas.isEmpty()) {
      line(0, "Nothing opens and nothing closes.");
    }
  }

  private void line(Exposure exposure, String sign, OpenPorts cube) {
    line(2, sign + ExposureTable.ports(cube) + ExposureTable.sources(exposure, cube));
  }

  private void line(int indent, String text) {
    TerminalText.wrap(" ".repeat(indent) + TerminalText.clean(text), session.width(), indent + 4)
        .forEach(part -> session.out().print(part + "\n"));
  }

  private void json(List<ExposureChange> deltas) throws IOException {
    var json = new JsonFactory().createGenerator(session.out());
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.writeStartArray();
    for (ExposureChange delta : deltas) {
      ExposureJson.write(json, delta);
    }
    json.writeEndArray();
    json.writeRaw('\n');
    json.close();
  }
}
