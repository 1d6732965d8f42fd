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

  /// One change of one exposure, reduced to what opened and closed. Nothing of either where only an
  /// appliance came or went.
  private record Delta(Exposure exposure, List<OpenPorts> opened, List<OpenPorts> closed) {

    static Delta of(ExposureChange change) {
      return switch (change) {
        case ExposureChange.Opened(var exposure) -> new Delta(exposure, cubes(exposure), List.of());
        case ExposureChange.Closed(var exposure) -> new Delta(exposure, List.of(), cubes(exposure));
        case ExposureChange.Altered altered ->
            new Delta(altered.exposure(), altered.opened(), altered.closed());
      };
    }

    private static List<OpenPorts> cubes(Exposure exposure) {
      return exposure.result() instanceof Result.Open(var cubes) ? cubes : List.of();
    }
  }

  Outcome write(NetworkReading before, List<NetworkChange> changes, List<InputProblem> moreProblems)
      throws IOException {
    var reachability = Reachability.of(before.network());
    List<Delta> deltas = reachability.apply(changes).stream().map(Delta::of).toList();
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

  private void table(List<Delta> deltas) {
    for (Delta delta : deltas) {
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

  private void json(List<Delta> deltas) throws IOException {
    var json = new JsonFactory().createGenerator(session.out());
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.writeStartArray();
    for (Delta delta : deltas) {
      json.writeStartObject();
      ExposureJson.writeSubject(json, delta.exposure());
      ExposureJson.writeCubes(json, "opened", delta.opened());
      ExposureJson.writeCubes(json, "closed", delta.closed());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeRaw('\n');
    json.close();
  }
}
