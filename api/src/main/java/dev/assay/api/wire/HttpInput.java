package dev.assay.api.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a request carries outside its body: decoded path labels, query pairs and headers.
public final class HttpInput {
  private final Map<String, String> labels;
  private final Map<String, List<String>> query;
  private final Function<String, Optional<String>> headers;
  private final Violations violations;

  /// Header names are looked up without regard to case by the function given.
  public HttpInput(
      Map<String, String> labels,
      Map<String, List<String>> query,
      Function<String, Optional<String>> headers,
      Violations violations) {
    this.labels = labels;
    this.query = query;
    this.headers = headers;
    this.violations = violations;
  }

  /// A path label.
  public @Nullable String label(String name) {
    return labels.get(name);
  }

  /// The first value of a query parameter.
  public @Nullable String query(String name) {
    var values = query.get(name);
    return values == null ? null : values.getFirst();
  }

  /// Every value of a query parameter, in order.
  public @Nullable List<String> queryList(String name) {
    return query.get(name);
  }

  /// A header.
  public @Nullable String header(String name) {
    return headers.apply(name).orElse(null);
  }

  /// Reads a 32-bit whole number.
  public @Nullable Integer integer(String name, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException notANumber) {
      violations.unreadable("/" + name, "Member must be an integer");
      return null;
    }
  }

  /// Reads one of an enumeration's values.
  public <E> @Nullable E choice(
      String name, @Nullable String text, Function<String, Optional<E>> of) {
    if (text == null) {
      return null;
    }
    var value = of.apply(text);
    if (value.isEmpty()) {
      violations.invalid("/" + name, "Member must be one of the model's values");
    }
    return value.orElse(null);
  }
}
