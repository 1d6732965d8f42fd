package dev.assay.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/// Makes bodies from a service model with every member set; rotation picks enum values and unions.
final class ModelSamples {
  private static final int DEEPEST = 9;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final JsonNode model;

  ModelSamples(String file) throws IOException {
    model = JsonMapper.builder().build().readTree(Files.readString(Path.of("model", file)));
  }

  JsonNode operations() {
    return model.path("operations");
  }

  JsonNode shapes() {
    return model.path("shapes");
  }

  ObjectNode body(String shape, int rotation) {
    return structure(shape(shape), rotation, 0);
  }

  private JsonNode shape(String name) {
    return model.path("shapes").path(name);
  }

  private ObjectNode structure(JsonNode shape, int rotation, int depth) {
    var node = JSON.objectNode();
    if (shape.path("document").asBoolean()) {
      return node.put("text", "ü").put("whole", 7).put("part", 0.5).putNull("nothing");
    }
    var members = new ArrayList<>(shape.path("members").properties());
    if (shape.path("union").asBoolean()) {
      var one = members.get(rotation % members.size());
      return node.set(one.getKey(), value(one.getValue(), rotation, depth + 1));
    }
    for (var member : members) {
      if (depth < DEEPEST && !member.getValue().has("location")) {
        node.set(member.getKey(), value(member.getValue(), rotation, depth + 1));
      }
    }
    return node;
  }

  private JsonNode value(JsonNode reference, int rotation, int depth) {
    var shape = shape(reference.path("shape").asText());
    return switch (shape.path("type").asText()) {
      case "structure" -> structure(shape, rotation, depth);
      case "list" ->
          JSON.arrayNode()
              .add(value(shape.path("member"), rotation, depth + 1))
              .add(value(shape.path("member"), rotation + 1, depth + 1));
      case "map" ->
          JSON.objectNode()
              .<ObjectNode>set("b/~", value(shape.path("value"), rotation, depth + 1))
              .<ObjectNode>set("a", value(shape.path("value"), rotation, depth + 1));
      case "string" ->
          shape.has("enum")
              ? shape.path("enum").get(rotation % shape.path("enum").size())
              : JSON.textNode("text \"" + rotation + "\" ıü€");
      case "integer" -> JSON.numberNode(Integer.MAX_VALUE - rotation);
      case "long" -> JSON.numberNode(Long.MIN_VALUE + rotation);
      case "double" -> JSON.numberNode(rotation + 0.1);
      case "boolean" -> JSON.booleanNode(rotation % 2 == 0);
      case "timestamp" ->
          rotation % 2 == 0
              ? JSON.numberNode(1_700_000_000 + rotation)
              : JSON.numberNode(1_700_000_000.125 + rotation);
      case "blob" -> JSON.textNode("AAEC/w==");
      default -> throw new IllegalStateException(shape.toString());
    };
  }
}
