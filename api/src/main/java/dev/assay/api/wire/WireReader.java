package dev.assay.api.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads shapes from JSON, and goes on past values of the wrong type after reporting them.
///
/// Every read method starts with the parser on the value's first token and ends on its last. A
/// null member is absent. What is strict and what is lenient follows Smithy's
/// `httpMalformedRequestTests` for restJson1: unknown members are skipped, a null in a list or
/// map is refused, a number is never read from text, and of a repeated member the last one counts.
public final class WireReader {
  // Years 1 to 9999: what every client can show.
  private static final double EARLIEST = -62_135_596_800.0;
  private static final double LATEST = 253_402_300_799.999;

  private final JsonParser parser;
  private final Violations violations;

  /// Reads from a parser that stands on the first token of a value.
  public WireReader(JsonParser parser, Violations violations) {
    this.parser = parser;
    this.violations = violations;
  }

  /// Whether the value is an object.
  public boolean isObject() {
    return parser.currentToken() == JsonToken.START_OBJECT;
  }

  /// Goes to the first member that is not null and returns its name; null when there is none.
  public @Nullable String openObject() throws IOException {
    return expect(JsonToken.START_OBJECT, "an object") ? nextField() : null;
  }

  /// Goes to the next member that is not null and returns its name; null at the end.
  public @Nullable String nextField() throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      if (parser.nextToken() != JsonToken.VALUE_NULL) {
        return name;
      }
    }
    return null;
  }

  /// Goes to the first entry of a map; null values are refused.
  public @Nullable String openMap() throws IOException {
    return expect(JsonToken.START_OBJECT, "an object") ? nextKey() : null;
  }

  /// Goes to the next entry of a map; null at the end.
  public @Nullable String nextKey() throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      if (parser.nextToken() != JsonToken.VALUE_NULL) {
        return name;
      }
      unreadable("Map value must not be null");
    }
    return null;
  }

  /// Enters a list; false when the value is something else.
  public boolean openList() throws IOException {
    return expect(JsonToken.START_ARRAY, "a list");
  }

  /// Goes to the next element; false at the end. Null elements are refused.
  public boolean nextElement() throws IOException {
    var token = parser.nextToken();
    while (token == JsonToken.VALUE_NULL) {
      unreadable("List element must not be null");
      token = parser.nextToken();
    }
    return token != null && token != JsonToken.END_ARRAY;
  }

  /// Skips the value.
  public void skip() throws IOException {
    parser.skipChildren();
  }

  /// Reads a text.
  public @Nullable String text() throws IOException {
    return expect(JsonToken.VALUE_STRING, "a string") ? parser.getText() : null;
  }

  /// Reads a 32-bit whole number.
  public @Nullable Integer integer() throws IOException {
    try {
      return expect(JsonToken.VALUE_NUMBER_INT, "an integer") ? parser.getIntValue() : null;
    } catch (InputCoercionException tooLarge) {
      unreadable("Member must be a 32-bit integer");
      return null;
    }
  }

  /// Reads a 64-bit whole number.
  public @Nullable Long longInteger() throws IOException {
    try {
      return expect(JsonToken.VALUE_NUMBER_INT, "an integer") ? parser.getLongValue() : null;
    } catch (InputCoercionException tooLarge) {
      unreadable("Member must be a 64-bit integer");
      return null;
    }
  }

  /// Reads a number.
  public @Nullable Double number() throws IOException {
    if (!isNumber()) {
      expect(JsonToken.VALUE_NUMBER_FLOAT, "a number");
      return null;
    }
    var value = parser.getDoubleValue();
    if (Double.isFinite(value)) {
      return value;
    }
    unreadable("Member must be a number that a double can hold");
    return null;
  }

  /// Reads a number of single precision.
  public @Nullable Float floatNumber() throws IOException {
    var value = number();
    return value == null ? null : (Float) value.floatValue();
  }

  /// Reads true or false.
  public @Nullable Boolean bool() throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_FALSE) {
      return false;
    }
    return expect(JsonToken.VALUE_TRUE, "a boolean") ? true : null;
  }

  /// Reads epoch seconds, to the millisecond.
  public @Nullable Instant timestamp() throws IOException {
    var seconds = number();
    if (seconds == null) {
      return null;
    }
    if (seconds < EARLIEST || seconds > LATEST) {
      unreadable("Member must be a time in epoch seconds between the years 1 and 9999");
      return null;
    }
    return Instant.ofEpochMilli(Math.round(seconds * 1000));
  }

  /// Reads base64 text.
  public @Nullable Blob blob() throws IOException {
    if (!expect(JsonToken.VALUE_STRING, "a string")) {
      return null;
    }
    try {
      return Blob.of(parser.getBinaryValue());
    } catch (StreamReadException notBase64) {
      unreadable("Member must be base64 text");
      return null;
    }
  }

  /// Reads any object, as it is.
  public @Nullable JsonNode document() throws IOException {
    return isObject() || expect(JsonToken.START_OBJECT, "an object")
        ? parser.readValueAsTree()
        : null;
  }

  /// Reads one of an enumeration's values.
  public <E> @Nullable E choice(
      Function<String, Optional<E>> of, E[] values, Function<E, String> wire) throws IOException {
    var text = text();
    if (text == null) {
      return null;
    }
    var value = of.apply(text);
    if (value.isEmpty()) {
      invalid("Member must satisfy enum value set: " + Arrays.stream(values).map(wire).toList());
    }
    return value.orElse(null);
  }

  /// Reports a member that no case of the union has, and skips it.
  public void unknownCase(String name) throws IOException {
    unreadable("Union has no member " + quoted(name));
    skip();
  }

  /// Reports a union that was not exactly one case.
  public void wrongCaseCount(int count) {
    unreadable("Union must have exactly one member set, not " + count);
  }

  /// Adds what could be read.
  public static <T> void add(List<T> list, @Nullable T value) {
    if (value != null) {
      list.add(value);
    }
  }

  /// Puts what could be read.
  public static <T> void put(Map<String, T> map, String key, @Nullable T value) {
    if (value != null) {
      map.put(key, value);
    }
  }

  private boolean isNumber() {
    return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
        || parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT;
  }

  private boolean expect(JsonToken token, String what) throws IOException {
    if (parser.currentToken() == token) {
      return true;
    }
    unreadable("Member must be " + what);
    parser.skipChildren();
    return false;
  }

  private void unreadable(String message) {
    violations.unreadable(parser.getParsingContext().pathAsPointer().toString(), message);
  }

  private void invalid(String message) {
    violations.invalid(parser.getParsingContext().pathAsPointer().toString(), message);
  }

  private static String quoted(String text) {
    return "'" + (text.length() > 80 ? text.substring(0, 80) + "…" : text) + "'";
  }
}
