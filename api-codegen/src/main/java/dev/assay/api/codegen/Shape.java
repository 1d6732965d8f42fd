package dev.assay.api.codegen;

import java.util.List;

/// A named type of the model with its constraints.
record Shape(String name, Kind kind, Constraints constraints, boolean sensitive) {

  /// What a shape is made of. A string with an `enum` list is an enumeration of its own.
  sealed interface Kind {
    record Scalar(ScalarType type) implements Kind {}

    record Enumeration(List<String> values) implements Kind {}

    record ListOf(String element) implements Kind {}

    record MapOf(String key, String value) implements Kind {}

    record Structure(List<Member> members) implements Kind {}

    record Union(List<Member> members) implements Kind {}

    /// A modelled exception with the HTTP status it is sent with.
    record Fault(int status, List<Member> members) implements Kind {}
  }

  enum ScalarType {
    STRING,
    INTEGER,
    LONG,
    FLOAT,
    DOUBLE,
    BOOLEAN,
    TIMESTAMP,
    BLOB,
    DOCUMENT
  }

  /// Where a member travels.
  enum Place {
    BODY,
    LABEL,
    QUERY,
    HEADER
  }

  record Member(String name, String shape, boolean required, Place place, String wireName) {}

  /// Bounds of length, size or value as written in the model; empty text where there is none.
  record Constraints(String min, String max, String pattern) {
    boolean any() {
      return !(min.isEmpty() && max.isEmpty() && pattern.isEmpty());
    }
  }
}
