package dev.assay.advisory.lane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.model.Purl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/// The package URL specification's suite, whole: parsing, building, canonical spelling, and what
/// must be refused. Prints each case that fails and, last, the counts.
final class PurlLane {
  private int cases;
  private int failures;

  private PurlLane() {}

  /// Takes the folder of the suite's JSON files.
  public static void main(String[] arguments) throws IOException {
    var lane = new PurlLane();
    try (var files = Files.walk(Path.of(arguments[0]))) {
      for (Path file : files.filter(f -> f.toString().endsWith("-test.json")).sorted().toList()) {
        for (JsonNode test : new ObjectMapper().readTree(file.toFile()).path("tests")) {
          lane.run(file.getFileName().toString(), test);
        }
      }
    }
    System.out.println(lane.cases + " cases, " + lane.failures + " failures");
  }

  private void run(String file, JsonNode test) {
    cases++;
    String actual;
    try {
      actual = answer(test);
    } catch (IllegalArgumentException refused) {
      actual = "refused: " + refused.getMessage();
    }
    boolean mustFail = test.path("expected_failure").asBoolean();
    boolean holds = mustFail ? actual.startsWith("refused: ") : actual.equals(expected(test));
    if (!holds) {
      failures++;
      System.out.println(
          "%s: %s: %s of %s is %s, not %s"
              .formatted(
                  file,
                  test.path("description").asText(),
                  test.path("test_type").asText(),
                  test.path("input"),
                  actual,
                  mustFail ? "refused" : expected(test)));
    }
  }

  private static String expected(JsonNode test) {
    JsonNode expected = test.path("expected_output");
    return expected.isObject() ? parts(expected) : expected.asText();
  }

  private static String answer(JsonNode test) {
    JsonNode input = test.path("input");
    return switch (test.path("test_type").asText()) {
      case "parse" -> parts(Purl.parse(input.asText()));
      case "build" -> built(input).toString();
      default -> Purl.parse(input.asText()).toString();
    };
  }

  private static Purl built(JsonNode parts) {
    var qualifiers = new TreeMap<String, String>();
    parts
        .path("qualifiers")
        .properties()
        .forEach(each -> qualifiers.put(each.getKey(), each.getValue().asText()));
    return new Purl(
        text(parts, "type"),
        text(parts, "namespace"),
        text(parts, "name"),
        text(parts, "version"),
        qualifiers,
        text(parts, "subpath"));
  }

  private static String parts(JsonNode parts) {
    return String.join(
        " | ",
        text(parts, "type"),
        text(parts, "namespace"),
        text(parts, "name"),
        text(parts, "version"),
        new TreeMap<>(built(parts).qualifiers()).toString(),
        text(parts, "subpath"));
  }

  private static String parts(Purl purl) {
    return String.join(
        " | ",
        purl.type(),
        purl.namespace(),
        purl.name(),
        purl.version(),
        new TreeMap<>(purl.qualifiers()).toString(),
        purl.subpath());
  }

  private static String text(JsonNode parts, String field) {
    return parts.path(field).isNull() ? "" : parts.path(field).asText();
  }
}
