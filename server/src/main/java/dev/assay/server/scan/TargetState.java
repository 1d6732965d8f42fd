package dev.assay.server.scan;

import java.time.Instant;

/// What is known about one watched target.
///
/// @param key as discovery names it
/// @param fingerprint when it was last read; empty to have it read as soon as it can be
/// @param resource id of the resource it became
/// @param index id of the advisory index that judged it last; empty where none did
/// @param scanned when it was last read; [Instant#EPOCH] where never
record TargetState(String key, String fingerprint, String resource, String index, Instant scanned) {

  /// Known by name only.
  static TargetState neverRead(String key, String resource) {
    return new TargetState(key, "", resource, "", Instant.EPOCH);
  }

  boolean wasRead() {
    return scanned.isAfter(Instant.EPOCH);
  }

  /// To be read again as soon as it can be, whether it seems changed or not.
  TargetState outdated() {
    return new TargetState(key, "", resource, index, scanned);
  }

  TargetState judgedBy(String newIndex) {
    return new TargetState(key, fingerprint, resource, newIndex, scanned);
  }
}
