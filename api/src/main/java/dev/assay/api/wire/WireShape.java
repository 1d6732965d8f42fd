package dev.assay.api.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A structure or union of a service model.
public interface WireShape {
  /// Writes the members that travel in the body, as one JSON object.
  void write(JsonGenerator out) throws IOException;

  /// Reports every member that is missing or out of the model's bounds.
  void check(Violations violations);

  /// An unmodifiable copy that keeps its order, which `Map.copyOf` does not.
  static <K, V> Map<K, V> copy(Map<K, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
