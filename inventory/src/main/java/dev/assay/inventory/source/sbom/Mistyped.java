package dev.assay.inventory.source.sbom;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/// A value of another JSON type than the format's schema wants.
final class Mistyped {
  private Mistyped() {}

  /// Adds the problem with line, column and JSON pointer, and passes over the value.
  static void tell(JsonParser parser, SbomDocument document, String expected, String effect)
      throws IOException {
    var at = parser.currentTokenLocation();
    String found =
        switch (parser.currentToken()) {
          case START_OBJECT -> "an object";
          case START_ARRAY -> "a list";
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
          case VALUE_TRUE, VALUE_FALSE -> "true or false";
          case VALUE_STRING -> "text";
          case VALUE_NULL -> "null";
          case null, default -> "nothing";
        };
    document
        .problems()
        .add(
            5,
            at.getLineNr(),
            at.getColumnNr(),
            parser.getParsingContext().pathAsPointer(false).toString(),
            "",
            "expected " + expected + ", found " + found,
            effect);
    parser.skipChildren();
  }
}
