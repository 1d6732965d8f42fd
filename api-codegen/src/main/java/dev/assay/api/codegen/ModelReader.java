package dev.assay.api.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.api.codegen.Shape.Constraints;
import dev.assay.api.codegen.Shape.Kind;
import dev.assay.api.codegen.Shape.Member;
import dev.assay.api.codegen.Shape.Place;
import dev.assay.api.codegen.Shape.ScalarType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads a `service-2.json` model of a rest-json service. A trait it does not know is an error.
final class ModelReader {
  // Traits that change nothing for a server: retries, fault classes and tokens are client matters.
  private static final Set<String> SHAPE_TRAITS =
      Set.of(
          "type",
          "members",
          "required",
          "member",
          "key",
          "value",
          "enum",
          "min",
          "max",
          "pattern",
          "sensitive",
          "union",
          "document",
          "exception",
          "error",
          "fault",
          "retryable",
          "box");
  private static final Set<String> MEMBER_TRAITS =
      Set.of("shape", "location", "locationName", "idempotencyToken");

  private ModelReader() {}

  static Model read(Path file) throws IOException {
    var root = JsonMapper.builder().build().readTree(Files.readString(file));
    if (!root.at("/metadata/protocol").asText().equals("rest-json")) {
      throw new ModelException(file + ": only the rest-json protocol is understood");
    }
    Departures.apply(file, root);
    var shapes = new LinkedHashMap<String, Shape>();
    root.path("shapes")
        .properties()
        .forEach(s -> shapes.put(s.getKey(), shape(s.getKey(), s.getValue())));
    var operations = new ArrayList<Model.Operation>();
    root.path("operations").forEach(o -> operations.add(operation(o)));
    return new Model(
        root.at("/metadata/signingName").asText(),
        root.at("/metadata/apiVersion").asText(),
        List.copyOf(operations),
        shapes);
  }

  private static Model.Operation operation(JsonNode node) {
    var errors = new ArrayList<String>();
    node.path("errors").forEach(e -> errors.add(e.path("shape").asText()));
    return new Model.Operation(
        node.path("name").asText(),
        node.at("/http/method").asText(),
        node.at("/http/requestUri").asText(),
        node.at("/http/responseCode").asInt(200),
        node.at("/input/shape").asText(),
        node.at("/output/shape").asText(),
        List.copyOf(errors));
  }

  private static Shape shape(String name, JsonNode node) {
    requireKnown(name, node, SHAPE_TRAITS);
    var constraints =
        new Constraints(
            node.path("min").asText(""),
            node.path("max").asText(""),
            node.path("pattern").asText(""));
    return new Shape(name, kind(name, node), constraints, node.path("sensitive").asBoolean());
  }

  private static Kind kind(String name, JsonNode node) {
    var type = node.path("type").asText();
    return switch (type) {
      case "structure" -> structure(name, node);
      case "list" -> new Kind.ListOf(node.at("/member/shape").asText());
      case "map" ->
          new Kind.MapOf(node.at("/key/shape").asText(), node.at("/value/shape").asText());
      case "string" -> node.has("enum") ? enumeration(node) : new Kind.Scalar(ScalarType.STRING);
      case "integer", "long", "float", "double", "boolean", "timestamp", "blob" ->
          new Kind.Scalar(ScalarType.valueOf(type.toUpperCase(Locale.ROOT)));
      default -> throw new ModelException(name + ": type \"" + type + "\" is not understood");
    };
  }

  private static Kind enumeration(JsonNode node) {
    var values = new ArrayList<String>();
    node.path("enum").forEach(v -> values.add(v.asText()));
    return new Kind.Enumeration(List.copyOf(values));
  }

  private static Kind structure(String name, JsonNode node) {
    if (node.path("document").asBoolean()) {
      return new Kind.Scalar(ScalarType.DOCUMENT);
    }
    var members = members(name, node);
    if (node.path("union").asBoolean()) {
      return new Kind.Union(members);
    }
    return node.path("exception").asBoolean()
        ? new Kind.Fault(node.at("/error/httpStatusCode").asInt(500), members)
        : new Kind.Structure(members);
  }

  private static List<Member> members(String shape, JsonNode node) {
    var required = new HashSet<String>();
    node.path("required").forEach(r -> required.add(r.asText()));
    var members = new ArrayList<Member>();
    for (var entry : node.path("members").properties()) {
      var name = entry.getKey();
      var value = entry.getValue();
      requireKnown(shape + "." + name, value, MEMBER_TRAITS);
      members.add(
          new Member(
              name,
              value.path("shape").asText(),
              required.contains(name),
              place(shape + "." + name, value.path("location").asText("")),
              value.path("locationName").asText(name)));
    }
    return List.copyOf(members);
  }

  private static Place place(String where, String location) {
    return switch (location) {
      case "" -> Place.BODY;
      case "uri" -> Place.LABEL;
      case "querystring" -> Place.QUERY;
      case "header" -> Place.HEADER;
      default ->
          throw new ModelException(where + ": location \"" + location + "\" is not understood");
    };
  }

  private static void requireKnown(String where, JsonNode node, Set<String> known) {
    node.fieldNames()
        .forEachRemaining(
            trait -> {
              if (!known.contains(trait)) {
                throw new ModelException(where + ": trait \"" + trait + "\" is not understood");
              }
            });
  }
}
