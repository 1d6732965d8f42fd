package dev.assay.inventory.source.sbom;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.inventory.extract.input.JsonFile;
import java.io.IOException;

/// The parts of a CycloneDX document that say what is installed: `metadata.component`, `components`
/// and the components within components. Field names: CycloneDX 1.6, JSON reference.
final class CycloneDx {
  private static final int BATCH = 1_024;
  private static final int MOST_PROPERTIES = 1_000;

  private final JsonParser parser;
  private final SbomDocument document;
  private int read;

  CycloneDx(JsonParser parser, SbomDocument document) {
    this.parser = parser;
    this.document = document;
  }

  /// Reads `metadata`, whose component is what the document describes and not a package in it.
  void readMetadata() throws IOException, InterruptedException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      if (key.equals("component") && value == JsonToken.START_OBJECT) {
        readComponent(true);
      } else {
        parser.skipChildren();
      }
    }
  }

  void readComponents(JsonToken value) throws IOException, InterruptedException {
    if (value != JsonToken.START_ARRAY) {
      mistyped("a list", "the components below were not read");
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == null) {
        return;
      }
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        readComponent(false);
      } else {
        mistyped("an object", "one component skipped");
      }
    }
  }

  private void readComponent(boolean isSubject) throws IOException, InterruptedException {
    pause();
    var at = parser.currentTokenLocation();
    var component =
        new Component(
            at.getLineNr(),
            at.getColumnNr(),
            parser.getParsingContext().pathAsPointer(false).toString());
    String type = "";
    String group = "";
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      switch (key) {
        case "type" -> type = text("one component may be misread");
        case "group" -> group = text("the group is left out");
        case "name" -> component.name = text("its name is unknown");
        case "version" -> component.version = text("the version is taken from the purl");
        case "purl" -> component.purl = text("one component skipped");
        case "components" -> readComponents(value);
        case "properties" -> readProperties(component);
        case "evidence" -> readEvidence(component);
        case "scope" -> component.excluded = JsonFile.text(parser).equals("excluded");
        case "licenses" -> component.license = CycloneDxLicenses.read(parser);
        default -> parser.skipChildren();
      }
    }
    if (isSubject) {
      document.subject(
          component.version.isEmpty() ? component.name : component.name + "@" + component.version);
    } else {
      finish(component, type, group);
    }
  }

  private void finish(Component component, String type, String group) {
    if (type.equals("operating-system")) {
      document.stated(component.distribution());
    } else if (!component.purl.isEmpty()) {
      component.finish(document);
    } else {
      switch (type) {
        // Files, lock files ("application") and what surrounds packages have no purl rightly.
        case "file",
            "application",
            "container",
            "platform",
            "device",
            "device-driver",
            "firmware",
            "data",
            "machine-learning-model",
            "cryptographic-asset" -> {}
        default ->
            document
                .problems()
                .missing(
                    component.line(),
                    component.pointer() + "/purl",
                    (group.isEmpty() ? "" : group + "/") + component.name + " skipped");
      }
    }
  }

  private void readProperties(Component component) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      String name = "";
      String value = "";
      for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
        parser.nextToken();
        switch (key) {
          case "name" -> name = JsonFile.text(parser);
          case "value" -> value = JsonFile.text(parser);
          default -> parser.skipChildren();
        }
      }
      if (component.properties.size() < MOST_PROPERTIES) {
        component.properties.putIfAbsent(name, value);
      }
    }
    skipRestOfArray();
  }

  /// `evidence.occurrences[0].location`, the standard's own place for a path.
  private void readEvidence(Component component) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      if (key.equals("occurrences") && value == JsonToken.START_ARRAY) {
        readOccurrences(component);
      } else {
        parser.skipChildren();
      }
    }
  }

  private void readOccurrences(Component component) throws IOException {
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
        parser.nextToken();
        if (key.equals("location") && component.path.isEmpty()) {
          component.path = JsonFile.text(parser);
        } else {
          parser.skipChildren();
        }
      }
    }
    skipRestOfArray();
  }

  /// After an element that was no object.
  private void skipRestOfArray() throws IOException {
    while (parser.currentToken() != null && parser.currentToken() != JsonToken.END_ARRAY) {
      parser.skipChildren();
      parser.nextToken();
    }
  }

  private String text(String effect) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING
        || parser.currentToken() == JsonToken.VALUE_NULL) {
      return JsonFile.text(parser);
    }
    mistyped("text", effect);
    return "";
  }

  private void mistyped(String expected, String effect) throws IOException {
    Mistyped.tell(parser, document, expected, effect);
  }

  private void pause() throws InterruptedException {
    read++;
    if (read % BATCH == 0 && Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
