package dev.assay.api.wire;

/// One thing wrong with a request: a JSON pointer into it, and what the value must be.
public record Violation(String path, String message, Kind kind) {

  /// Whether the value could not be read at all, or could be read and is out of bounds.
  public enum Kind {
    CANNOT_PARSE,
    FIELD_VALIDATION_FAILED
  }

  /// The sentence clients see.
  public String sentence() {
    return "Value at '" + path + "' failed to satisfy constraint: " + message;
  }
}
