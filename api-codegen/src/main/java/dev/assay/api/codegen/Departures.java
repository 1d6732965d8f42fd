package dev.assay.api.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a service deliberately answers otherwise than its model says, kept apart from the model so
/// that the vendored file stays the publisher's.
///
/// `NAME.json` may have a `NAME-departures.json` beside it: a list of objects with `member`
/// (`Structure.member`), the `shape` it has instead, and the `reason`. One that fits nothing in the
/// model stops the build: the publisher has changed what it was written for.
final class Departures {
  private Departures() {}

  /// Gives the members of a model that was just read the shapes they have instead.
  static void apply(Path model, JsonNode root) throws IOException {
    var file = beside(model);
    if (!Files.exists(file)) {
      return;
    }
    for (var departure : JsonMapper.builder().build().readTree(Files.readString(file))) {
      var member = departure.path("member").asText();
      var shape = departure.path("shape").asText();
      if (departure.path("reason").asText().isBlank()) {
        throw new ModelException(file + ": " + member + ": a departure needs its reason");
      }
      if (!root.path("shapes").has(shape)) {
        throw new ModelException(
            file + ": " + member + ": the model has no shape \"" + shape + "\"");
      }
      member(file, root, member).put("shape", shape);
    }
  }

  private static ObjectNode member(Path file, JsonNode root, String name) {
    var dot = name.indexOf('.');
    var node =
        root.path("shapes")
            .path(name.substring(0, Math.max(dot, 0)))
            .path("members")
            .path(name.substring(dot + 1));
    if (node instanceof ObjectNode member) {
      return member;
    }
    throw new ModelException(file + ": the model has no member \"" + name + "\"");
  }

  private static Path beside(Path model) {
    var name = String.valueOf(model.getFileName());
    return model.resolveSibling(name.replaceFirst("\\.json$", "") + "-departures.json");
  }
}
