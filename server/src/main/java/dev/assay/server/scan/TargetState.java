package dev.assay.server.scan;

import java.time.Instant;

/// What is known about one watched target.
///
/// @param key as discovery names it
/// @param fingerprint when it was last read
/// @param resource id of the resource it became
/// @param index id of the advisory index that judged it last
/// @param scanned when it was last read
record TargetState(String key, String fingerprint, String resource, String index, Instant scanned) {

  /// To be read again as soon as it can be, whether it seems changed or not.
  TargetState outdated() {
    return new TargetState(key, "", resource, index, scanned);
  }

  TargetState judgedBy(String newIndex) {
    return new TargetState(key, fingerprint, resource, newIndex, scanned);
  }
}
