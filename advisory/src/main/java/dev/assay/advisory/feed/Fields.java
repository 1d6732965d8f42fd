package dev.assay.advisory.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.assay.model.InputProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// A JSON object read with care: a field of the wrong kind becomes a problem that names it by its
/// JSON pointer, and reads as absent.
public final class Fields {
  /// The end of the year 9999.
  private static final long LATEST = 253_402_300_799L;

  private final JsonNode node;
  private final String pointer;
  private final Origin origin;

  /// Where the object came from, and who is told what is wrong with it.
  ///
  /// @param code of the problems
  /// @param source the file or archive member
  public record Origin(String code, String source, FactSink sink) {
    void report(String pointer, String value, String reason, String effect) {
      sink.problem(new InputProblem(code, source, 0, 0, pointer, value, reason, effect));
    }
  }

  private Fields(JsonNode node, String pointer, Origin origin) {
    this.node = node;
    this.pointer = pointer;
    this.origin = origin;
  }

  public static Fields of(JsonNode node, Origin origin) {
    return new Fields(node, "", origin);
  }

  public boolean has(String name) {
    return node.hasNonNull(name);
  }

  /// The text of a field; empty where it is absent.
  public String text(String name) {
    JsonNode value = node.path(name);
    if (value.isTextual()) {
      return value.textValue();
    }
    if (!value.isMissingNode() && !value.isNull()) {
      wrongKind(name, value, "text");
    }
    return "";
  }

  /// A whole number, such as seconds since 1970; 0 where it is absent.
  public long seconds(String name) {
    JsonNode value = node.path(name);
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return Math.clamp(value.longValue(), 0, LATEST);
    }
    if (!value.isMissingNode() && !value.isNull()) {
      wrongKind(name, value, "a whole number");
    }
    return 0;
  }

  /// The object in a field; one without fields where it is absent.
  public Fields object(String name) {
    JsonNode value = node.path(name);
    if (!value.isObject() && !value.isMissingNode() && !value.isNull()) {
      wrongKind(name, value, "an object");
    }
    return new Fields(value, pointer + "/" + name, origin);
  }

  /// The objects in a list; none where it is absent.
  public List<Fields> objects(String name) {
    var objects = new ArrayList<Fields>();
    JsonNode list = list(name);
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).isObject()) {
        objects.add(new Fields(list.get(i), pointer + "/" + name + "/" + i, origin));
      } else {
        wrongKind(name + "/" + i, list.get(i), "an object");
      }
    }
    return objects;
  }

  /// The texts in a list; none where it is absent.
  public List<String> texts(String name) {
    var texts = new ArrayList<String>();
    JsonNode list = list(name);
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).isTextual()) {
        texts.add(list.get(i).textValue());
      } else {
        wrongKind(name + "/" + i, list.get(i), "text");
      }
    }
    return texts;
  }

  /// Whether a field holds text.
  public boolean isText(String name) {
    return node.path(name).isTextual();
  }

  /// The texts in a list that may hold objects as well.
  public List<String> strings(String name) {
    var texts = new ArrayList<String>();
    for (JsonNode item : list(name)) {
      if (item.isTextual()) {
        texts.add(item.textValue().strip());
      }
    }
    return texts;
  }

  /// The objects in a list that may hold texts as well; anything else is told.
  public List<Fields> inList(String name) {
    var objects = new ArrayList<Fields>();
    JsonNode list = list(name);
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).isObject()) {
        objects.add(new Fields(list.get(i), pointer + "/" + name + "/" + i, origin));
      } else if (!list.get(i).isTextual()) {
        wrongKind(name + "/" + i, list.get(i), "text or an object");
      }
    }
    return objects;
  }

  /// Name and value of each field, in the order of the file.
  public List<String> names() {
    var names = new ArrayList<String>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /// A point in time, to the second; [Instant#EPOCH] where absent. A time without zone is UTC.
  public Instant instant(String name) {
    String text = text(name);
    if (text.isEmpty()) {
      return Instant.EPOCH;
    }
    try {
      return parse(text);
    } catch (DateTimeException e) {
      problem(name, text, "is not an RFC 3339 time", "the time is unknown");
      return Instant.EPOCH;
    }
  }

  public void problem(String name, String value, String reason, String effect) {
    origin.report(name.isEmpty() ? pointer : pointer + "/" + name, value, reason, effect);
  }

  public Origin origin() {
    return origin;
  }

  private JsonNode list(String name) {
    JsonNode value = node.path(name);
    if (!value.isArray() && !value.isMissingNode() && !value.isNull()) {
      wrongKind(name, value, "a list");
    }
    return value.isArray() ? value : MissingNode.getInstance();
  }

  private void wrongKind(String name, JsonNode value, String expected) {
    problem(name, value.toString(), "should be " + expected, "the field is passed over");
  }

  private static Instant parse(String text) {
    Instant exact;
    if (text.length() == 10) {
      exact = LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } else if (text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10) {
      exact = OffsetDateTime.parse(text).toInstant();
    } else {
      exact = LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
    return Instant.ofEpochSecond(exact.getEpochSecond());
  }
}
