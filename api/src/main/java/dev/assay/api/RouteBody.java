package dev.assay.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.account.RefusedException;
import dev.assay.api.http.HttpRequest;
import dev.assay.api.wire.ApiFault;
import dev.assay.api.wire.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The body of one of Assay's own calls: an object whose members are texts and numbers. What is
/// wrong with it is a `ValidationException` that names the member.
record RouteBody(Map<String, String> members) {

  /// @param known every member that the call has
  static RouteBody of(HttpRequest request, Set<String> known) {
    var members = new HashMap<String, String>();
    try (JsonParser in = WireJson.json().createParser(request.body())) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw wrong("the body", "expected a JSON object");
      }
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        if (!known.contains(name)) {
          throw wrong(name, "not known; known are " + known.stream().sorted().toList());
        }
        JsonToken value = in.nextToken();
        if (value != JsonToken.VALUE_STRING && value != JsonToken.VALUE_NUMBER_INT) {
          throw wrong(name, "expected a text or a whole number");
        }
        members.put(name, in.getText());
      }
      return new RouteBody(members);
    } catch (JsonProcessingException notJson) {
      throw ApiFault.validation(
          "the body is not JSON: " + notJson.getOriginalMessage(), "CANNOT_PARSE");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// Empty where it is absent.
  String text(String name) {
    return members.getOrDefault(name, "");
  }

  String required(String name) {
    String text = text(name);
    if (text.isEmpty()) {
      throw wrong(name, "is missing");
    }
    return text;
  }

  /// @param absent what stands for an absent one; outside the bounds where it is required
  int number(String name, int absent, int least, int most) {
    String text = text(name);
    try {
      int number = text.isEmpty() ? absent : Integer.parseInt(text);
      if (least <= number && number <= most) {
        return number;
      }
    } catch (NumberFormatException notOne) {
      // said below, with the same words as for a number out of bounds
    }
    throw wrong(name, "expected a number from " + least + " to " + most);
  }

  /// A number that only rises; 0 where it is absent.
  long count(String name) {
    String text = text(name);
    try {
      long count = text.isEmpty() ? 0 : Long.parseLong(text);
      if (count >= 0) {
        return count;
      }
    } catch (NumberFormatException notOne) {
      // said below, with the same words as for a negative one
    }
    throw wrong(name, "expected a whole number from 0");
  }

  /// A time in ISO 8601 with its zone; empty where it is absent.
  Optional<Instant> time(String name) {
    String text = text(name);
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS));
    } catch (DateTimeException notOne) {
      throw wrong(name, "expected a time such as 2027-01-31T00:00:00Z");
    }
  }

  /// One of an enum's words.
  <E extends Enum<E>> E word(String name, E absent) {
    String text = text(name);
    E[] words = absent.getDeclaringClass().getEnumConstants();
    return Arrays.stream(words)
        .filter(word -> word.name().equals(text) || (text.isEmpty() && word.equals(absent)))
        .findFirst()
        .orElseThrow(() -> wrong(name, "expected one of " + Arrays.toString(words)));
  }

  /// Does something that accounts may refuse.
  static <T> T orRefused(Supplier<T> action) {
    try {
      return action.get();
    } catch (RefusedException refused) {
      throw wrong(refused.field(), String.valueOf(refused.getMessage()));
    }
  }

  static ApiFault wrong(String name, String reason) {
    return ApiFault.validation(name + ": " + reason, "FIELD_VALIDATION_FAILED");
  }
}
