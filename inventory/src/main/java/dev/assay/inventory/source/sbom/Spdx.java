package dev.assay.inventory.source.sbom;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.inventory.extract.input.JsonFile;
import java.io.IOException;

/// The `packages` of an SPDX document. Field names: SPDX 2.3, clause 7.
final class Spdx {
  private static final int BATCH = 1_024;
  private static final String BUILT_FROM = "built package from: ";

  private final JsonParser parser;
  private final SbomDocument document;
  private int read;

  Spdx(JsonParser parser, SbomDocument document) {
    this.parser = parser;
    this.document = document;
  }

  void readPackages(JsonToken value) throws IOException, InterruptedException {
    if (value != JsonToken.START_ARRAY) {
      Mistyped.tell(parser, document, "a list", "the packages below were not read");
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == null) {
        return;
      }
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        readPackage();
      } else {
        Mistyped.tell(parser, document, "an object", "one package skipped");
      }
    }
  }

  private void readPackage() throws IOException, InterruptedException {
    read++;
    if (read % BATCH == 0 && Thread.interrupted()) {
      throw new InterruptedException();
    }
    var at = parser.currentTokenLocation();
    var component =
        new Component(
            at.getLineNr(),
            at.getColumnNr(),
            parser.getParsingContext().pathAsPointer(false).toString());
    String purpose = "";
    String id = "";
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      switch (key) {
        case "SPDXID" -> id = text("one package may be misread");
        case "name" -> component.name = text("its name is unknown");
        case "versionInfo" -> component.version = text("the version is taken from the purl");
        case "primaryPackagePurpose" -> purpose = text("one package may be misread");
        case "sourceInfo" -> readSource(component, text("its source package is unknown"));
        case "externalRefs" -> readReferences(component, value);
        default -> parser.skipChildren();
      }
    }
    finish(component, purpose, id);
  }

  private void finish(Component component, String purpose, String id) {
    if (purpose.equals("OPERATING-SYSTEM") || purpose.equals("OPERATING_SYSTEM")) {
      document.stated(component.distribution());
    } else if (!component.purl.isEmpty()) {
      component.finish(document);
    } else if (!isSurrounding(purpose, id)) {
      document
          .problems()
          .missing(
              component.line(),
              component.pointer() + "/externalRefs",
              component.name + " skipped: it has no purl");
    }
  }

  /// What the document describes as a whole, or lock files and the like, is no package. The second
  /// test is for tools that write SPDX 2.2, where there is no purpose.
  private static boolean isSurrounding(String purpose, String id) {
    return switch (purpose) {
      case "APPLICATION", "CONTAINER", "SOURCE", "FILE", "ARCHIVE", "DEVICE", "FIRMWARE" -> true;
      default -> id.contains("DocumentRoot") || id.contains("RootPackage");
    };
  }

  private void readReferences(Component component, JsonToken value) throws IOException {
    if (value != JsonToken.START_ARRAY) {
      Mistyped.tell(parser, document, "a list", "one package skipped");
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        parser.skipChildren();
        continue;
      }
      String type = "";
      String locator = "";
      for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
        parser.nextToken();
        switch (key) {
          case "referenceType" -> type = JsonFile.text(parser);
          case "referenceLocator" -> locator = JsonFile.text(parser);
          default -> parser.skipChildren();
        }
      }
      // SPDX 2.2 writes the bare word, some tools the whole address of the type.
      if (component.purl.isEmpty() && type.endsWith("purl")) {
        component.purl = locator;
      }
    }
  }

  /// Trivy writes the source package here: `built package from: openssl 3.0.17-1~deb12u2`.
  private static void readSource(Component component, String info) {
    int blank = info.indexOf(' ', BUILT_FROM.length());
    if (info.startsWith(BUILT_FROM) && blank > 0) {
      component.sourceName = info.substring(BUILT_FROM.length(), blank);
      component.sourceVersion = info.substring(blank + 1).strip();
    }
  }

  private String text(String effect) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING
        || parser.currentToken() == JsonToken.VALUE_NULL) {
      return JsonFile.text(parser);
    }
    Mistyped.tell(parser, document, "text", effect);
    return "";
  }
}
