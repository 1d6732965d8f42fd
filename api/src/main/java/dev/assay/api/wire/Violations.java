package dev.assay.api.wire;

import dev.assay.api.wire.Violation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Collects what is wrong with one request. For one thread.
///
/// Each path is reported once: a value that could not be read is not also reported as missing.
public final class Violations {
  // Enough to mend a request by; a hostile one must not make a larger answer than itself.
  private static final int MOST = 50;

  // No value the models bind to a pattern is longer (an ARN has at most 2,048 characters), and some
  // patterns take a time that grows with the square of the length.
  private static final int MOST_MATCHED = 2_048;

  private final List<Violation> found = new ArrayList<>();
  private final List<Object> path = new ArrayList<>();

  /// Goes down into a member or map entry; the checks that follow are about it.
  public void enter(String name) {
    path.add(name);
  }

  /// Goes down into a list element.
  public void enter(int index) {
    path.add(index);
  }

  /// Goes back up.
  public void leave() {
    path.removeLast();
  }

  /// Reports a missing member of where we are.
  public void required(String member, @Nullable Object value) {
    if (value == null) {
      enter(member);
      report("Member must not be null");
      leave();
    }
  }

  /// Checks a text's length, counted in code points as Smithy does.
  public void length(String value, int min, int max) {
    var length = value.codePointCount(0, value.length());
    if (length < min || length > max) {
      report("Member must have length " + bounds(min, max, Integer.MAX_VALUE));
    }
  }

  /// Checks the size of a list, map or blob.
  public void size(int size, int min, int max) {
    if (size < min || size > max) {
      report("Member must have length " + bounds(min, max, Integer.MAX_VALUE));
    }
  }

  /// Checks a whole number.
  public void range(long value, long min, long max) {
    if (value < min || value > max) {
      report("Member must have value " + bounds(min, max, Long.MAX_VALUE));
    }
  }

  /// Checks a number. A value that is not a number is outside every range.
  public void range(double value, double min, double max) {
    if (!(value >= min && value <= max)) {
      report("Member must have value between " + min + " and " + max + ", inclusive");
    }
  }

  /// Checks that the whole text matches. A text whose length was already wrong is not matched.
  public void pattern(String value, Pattern pattern) {
    if (value.length() > MOST_MATCHED) {
      report("Member must have length less than or equal to " + MOST_MATCHED);
    } else if (!isReported(pointer()) && !pattern.matcher(value).matches()) {
      report("Member must satisfy regular expression pattern: " + pattern.pattern());
    }
  }

  /// Reports a value, by its place in the request, that could not be read.
  public void unreadable(String pointer, String message) {
    add(pointer, message, Kind.CANNOT_PARSE);
  }

  /// Reports a value, by its place in the request, that is none of the allowed ones.
  public void invalid(String pointer, String message) {
    add(pointer, message, Kind.FIELD_VALIDATION_FAILED);
  }

  /// What was found, in the order it was found.
  public List<Violation> found() {
    return List.copyOf(found);
  }

  private void report(String message) {
    add(pointer(), message, Kind.FIELD_VALIDATION_FAILED);
  }

  private void add(String pointer, String message, Kind kind) {
    if (found.size() < MOST && !isReported(pointer)) {
      found.add(new Violation(pointer, message, kind));
    }
  }

  private boolean isReported(String pointer) {
    for (var violation : found) {
      if (violation.path().equals(pointer)) {
        return true;
      }
    }
    return false;
  }

  private String pointer() {
    var pointer = new StringBuilder();
    for (var step : path) {
      // RFC 6901 section 3.
      pointer.append('/').append(step.toString().replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }

  private static String bounds(long min, long max, long open) {
    if (max == open) {
      return "greater than or equal to " + min;
    }
    return min <= 0 && open == Integer.MAX_VALUE
        ? "less than or equal to " + max
        : "between " + min + " and " + max + ", inclusive";
  }
}
