package dev.assay.inventory.source.sbom;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.inventory.extract.input.JsonFile;
import dev.assay.model.Declaration;
import java.io.IOException;

/// `components[].licenses` of CycloneDX 1.6: one expression, or licences each with an SPDX id or a
/// name, of which all hold.
final class CycloneDxLicenses {
  private CycloneDxLicenses() {}

  /// Reads the list the parser stands at.
  ///
  /// @return the licences joined by `AND`; empty where nothing usable is there
  static String read(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return "";
    }
    var all = new StringBuilder();
    while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
      String one = parser.currentToken() == JsonToken.START_OBJECT ? choice(parser) : "";
      parser.skipChildren();
      if (!one.isEmpty() && all.length() < Declaration.LONGEST_LICENSE) {
        all.append(all.isEmpty() ? "" : " AND ").append(one);
      }
    }
    return all.toString();
  }

  private static String choice(JsonParser parser) throws IOException {
    String found = "";
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      switch (key) {
        case "expression", "id", "name" -> {
          String text = JsonFile.text(parser);
          found = found.isEmpty() || key.equals("id") ? text : found;
        }
        case "license" -> found = value == JsonToken.START_OBJECT ? choice(parser) : found;
        default -> parser.skipChildren();
      }
    }
    return found;
  }
}
