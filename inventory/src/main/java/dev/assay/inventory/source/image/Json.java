package dev.assay.inventory.source.image;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A small JSON document held in memory, such as a manifest. Asking for what is not there gives
/// the empty text or list, so that readers say what they need and check it once.
final class Json {
  /// Registries refuse manifests over 4 MiB (OCI distribution specification 1.1, "Pushing
  /// Manifests"); configurations stay near that too.
  static final int LARGEST = 8 << 20;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(64).maxStringLength(1 << 20).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final Object value;

  private Json(Object value) {
    this.value = value;
  }

  /// Reads a document.
  ///
  /// @throws IOException when the bytes are not JSON or more than the limit
  static Json parse(byte[] bytes) throws IOException {
    if (bytes.length > LARGEST) {
      throw new IOException("the document is larger than " + LARGEST + " bytes");
    }
    try (JsonParser parser = FACTORY.createParser(bytes)) {
      parser.nextToken();
      return new Json(value(parser));
    }
  }

  Json get(String field) {
    Object found = value instanceof Map<?, ?> map ? map.get(field) : "";
    return new Json(found == null ? "" : found);
  }

  boolean isObject() {
    return value instanceof Map;
  }

  String text(String field) {
    return get(field).text();
  }

  String text() {
    return value instanceof String text ? text : "";
  }

  boolean isTrue(String field) {
    return Boolean.TRUE.equals(get(field).value);
  }

  /// Not negative; 0 where missing.
  long number(String field) {
    return get(field).value instanceof Long number ? Math.max(0, number) : 0;
  }

  List<Json> list(String field) {
    return get(field).list();
  }

  List<Json> list() {
    return value instanceof List<?> list ? list.stream().map(Json::new).toList() : List.of();
  }

  List<String> texts(String field) {
    return list(field).stream().map(Json::text).toList();
  }

  private static Object value(JsonParser parser) throws IOException {
    JsonToken token =
        Optional.ofNullable(parser.currentToken())
            .orElseThrow(() -> new IOException("the document ends early"));
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_FLOAT, VALUE_NULL -> "";
      default -> throw new IOException("the document ends early");
    };
  }

  private static Object integer(JsonParser parser) throws IOException {
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? ""
        : (Object) parser.getLongValue();
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    var fields = new LinkedHashMap<String, Object>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(parser));
    }
    return fields;
  }

  private static List<Object> array(JsonParser parser) throws IOException {
    var items = new ArrayList<Object>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return items;
  }
}
