package dev.assay.advisory.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.advisory.feed.Fields.Origin;
import dev.assay.model.InputProblem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;

/// JSON from strangers: bounded in depth and in the length of names, numbers and texts.
public final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(100)
                  .maxNameLength(10_000)
                  .maxNumberLength(100)
                  .maxStringLength(5_000_000)
                  .build())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();
  private static final ObjectMapper MAPPER = new ObjectMapper(FACTORY);

  private Json() {}

  /// One whole document; empty, with a problem, if it is not a JSON object.
  public static Optional<Fields> object(InputStream in, Origin origin) throws IOException {
    try (JsonParser parser = FACTORY.createParser(in)) {
      parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      JsonNode node = MAPPER.readTree(parser);
      if (node != null && node.isObject()) {
        return Optional.of(Fields.of(node, origin));
      }
      origin.report("", "", "is not a JSON object", "the document is skipped");
    } catch (JsonProcessingException e) {
      malformed(e, origin);
    }
    return Optional.empty();
  }

  /// A parser for documents too large to hold whole.
  public static JsonParser parser(InputStream in) throws IOException {
    return MAPPER.createParser(in);
  }

  /// Hands over the objects of the list whose start the parser stands at, one at a time; ends at
  /// the first element that is no object.
  public static void each(JsonParser list, Origin origin, Consumer<Fields> visitor)
      throws IOException, InterruptedException {
    while (list.nextToken() == JsonToken.START_OBJECT) {
      if (Thread.interrupted()) {
        throw new InterruptedException("reading " + origin.source());
      }
      JsonNode node = list.readValueAsTree();
      visitor.accept(Fields.of(node, origin));
    }
  }

  /// Reports a syntax error with its line and column.
  public static void malformed(JsonProcessingException e, Origin origin) {
    var place = e.getLocation();
    origin
        .sink()
        .problem(
            new InputProblem(
                origin.code(),
                origin.source(),
                place == null ? 0 : Math.max(0, place.getLineNr()),
                place == null ? 0 : Math.max(0, place.getColumnNr()),
                "",
                "",
                "is not well-formed JSON: " + e.getOriginalMessage(),
                "the rest of the document is skipped"));
  }
}
