package dev.assay.inventory.extract.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;

/// Reads a JSON document as a whole, for formats whose parts refer to each other. Comments and
/// commas behind the last element are accepted: some package managers write them.
public final class JsonTree {
  private JsonTree() {}

  /// The document; of a broken one what came before.
  public static Item read(InputStream content, FileProblems problems)
      throws IOException, InterruptedException {
    var builder = new ItemBuilder();
    try {
      JsonFile.readLenient(
          content,
          parser -> build(parser, builder),
          (line, column, reason) ->
              problems.broken(line, column, reason, "packages after this place were skipped"));
    } catch (ItemBuilder.BeyondLimit e) {
      problems.limit(0, String.valueOf(e.getMessage()), "the rest of the file was not read");
    }
    return builder.root();
  }

  static void build(JsonParser parser, ItemBuilder builder)
      throws IOException, InterruptedException {
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      int line = Math.max(0, parser.currentTokenLocation().getLineNr());
      switch (token) {
        case FIELD_NAME -> builder.key(parser.currentName());
        case START_OBJECT -> builder.start(false, line);
        case START_ARRAY -> builder.start(true, line);
        case END_OBJECT, END_ARRAY -> builder.end();
        case VALUE_NULL -> builder.text("", line);
        case VALUE_STRING,
            VALUE_NUMBER_INT,
            VALUE_NUMBER_FLOAT,
            VALUE_TRUE,
            VALUE_FALSE,
            VALUE_EMBEDDED_OBJECT ->
            builder.text(parser.getText(), line);
        case NOT_AVAILABLE -> {}
      }
    }
  }
}
