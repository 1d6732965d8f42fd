package dev.assay.inventory.source.image;

import dev.assay.model.BuildStep;
import java.util.ArrayList;
import java.util.List;

/// Reads what made each layer (OCI image specification 1.1, "Image Configuration", `history`).
///
/// An image does not say where the one it was built from ends. A `CMD` before the last layer does:
/// builders write it at the end of a build, so what follows it was built upon that image.
final class BuildSteps {
  private static final int LONGEST = 1_000;

  /// As Docker's classic builder wrote every instruction that runs nothing.
  private static final String CLASSIC = "/bin/sh -c #(nop)";

  private BuildSteps() {}

  /// A step for each layer, from the base up; empty where the history is of other layers.
  static List<BuildStep> of(Json config, int layers) {
    List<Json> history = config.list("history");
    int ofBase = layersOfBase(history);
    var steps = new ArrayList<BuildStep>();
    for (Json entry : history) {
      if (!entry.isTrue("empty_layer")) {
        String by = entry.text("created_by").strip();
        steps.add(
            new BuildStep(by.substring(0, Math.min(by.length(), LONGEST)), steps.size() < ofBase));
      }
    }
    return steps.size() == layers ? List.copyOf(steps) : List.of();
  }

  /// How many layers stand before the last `CMD` that has a layer after it.
  private static int layersOfBase(List<Json> history) {
    int layers = 0;
    int before = 0;
    int ofBase = 0;
    for (Json entry : history) {
      if (!entry.isTrue("empty_layer")) {
        layers++;
        ofBase = before;
      } else if (isCommand(entry.text("created_by"))) {
        before = layers;
      }
    }
    return ofBase;
  }

  private static boolean isCommand(String createdBy) {
    String instruction =
        createdBy.startsWith(CLASSIC) ? createdBy.substring(CLASSIC.length()) : createdBy;
    return instruction.stripLeading().startsWith("CMD");
  }
}
