package dev.assay.reachability.path;

import dev.assay.reachability.ExposureChange;
import java.util.Optional;

/// Says what happened to one opening.
final class Difference {
  private Difference() {}

  /// Empty where nothing did.
  static Optional<ExposureChange> of(Optional<Opening> old, Optional<Opening> now) {
    if (old.isEmpty()) {
      return now.map(opening -> new ExposureChange.Opened(opening.exposure()));
    }
    if (now.isEmpty()) {
      return old.map(opening -> new ExposureChange.Closed(opening.exposure()));
    }
    var one = old.get();
    var other = now.get();
    if (isSame(one, other)) {
      return Optional.empty();
    }
    return Optional.of(
        new ExposureChange.Altered(
            one.exposure(),
            other.exposure(),
            Opening.cubes(other.open().minus(one.open())),
            Opening.cubes(one.open().minus(other.open()))));
  }

  /// Whether nothing did.
  static boolean isNone(Optional<Opening> old, Optional<Opening> now) {
    return old.isPresent() && now.isPresent() && isSame(old.get(), now.get());
  }

  /// What would be open behind an appliance is not said, so it is no difference either.
  private static boolean isSame(Opening one, Opening other) {
    return one.appliance().equals(other.appliance())
        && one.target().instance().equals(other.target().instance())
        && (one.isUndetermined() || one.open().equals(other.open()));
  }
}
