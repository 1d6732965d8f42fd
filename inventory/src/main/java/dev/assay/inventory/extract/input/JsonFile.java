package dev.assay.inventory.extract.input;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;

/// Reads hostile JSON as a stream: bounded in depth, in the length of a text and of a number.
public final class JsonFile {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(500)
                  .maxStringLength(10_000_000)
                  .maxNumberLength(1_000)
                  .maxNameLength(50_000)
                  .build())
          .build();

  // Lock files of bun are JSON with both.
  private static final JsonFactory LENIENT =
      JsonFactory.builder()
          .streamReadConstraints(FACTORY.streamReadConstraints())
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .build();

  private JsonFile() {}

  /// What to do with the parser.
  public interface Reading {
    /// Reads from the first token on.
    void read(JsonParser parser) throws IOException, InterruptedException;
  }

  /// What to do with a document that breaks off or is no JSON.
  public interface Broken {
    /// Hears where and why.
    ///
    /// @param line 1-based
    /// @param column 1-based
    /// @param reason a clause
    void at(int line, int column, String reason);
  }

  /// Reads a document. A syntax mistake ends the reading and is told; an error of the stream itself
  /// is thrown.
  public static void read(InputStream in, Reading reading, Broken broken)
      throws IOException, InterruptedException {
    read(FACTORY, in, reading, broken);
  }

  /// The same, but accepts comments and commas behind the last element.
  static void readLenient(InputStream in, Reading reading, Broken broken)
      throws IOException, InterruptedException {
    read(LENIENT, in, reading, broken);
  }

  private static void read(JsonFactory factory, InputStream in, Reading reading, Broken broken)
      throws IOException, InterruptedException {
    var watched = new WatchedStream(in);
    try (JsonParser parser = factory.createParser(watched)) {
      try {
        reading.read(parser);
      } catch (JacksonException e) {
        if (watched.hasFailed()) {
          throw e;
        }
        var at = e.getLocation();
        broken.at(
            at == null ? 0 : Math.max(0, at.getLineNr()),
            at == null ? 0 : Math.max(0, at.getColumnNr()),
            "not JSON: " + firstLine(e.getOriginalMessage()));
      } catch (CharConversionException e) {
        broken.at(0, 0, "not JSON: a byte sequence that is no character");
      }
    }
  }

  /// The text of the current token, or empty where it is no text; a nested value is passed over.
  public static String text(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    parser.skipChildren();
    return "";
  }

  /// Of the parser's message the part that speaks of the document.
  private static String firstLine(String message) {
    int end = message.indexOf('\n');
    String line = end < 0 ? message : message.substring(0, end);
    int setting = line.indexOf(", from `");
    int marker = line.indexOf(" (start marker at");
    if (setting >= 0) {
      return line.substring(0, setting) + ")";
    }
    return marker < 0 ? line : line.substring(0, marker);
  }
}
