package dev.assay.reachability.path;

import dev.assay.reachability.Exposure;
import dev.assay.reachability.Exposure.OpenPorts;
import dev.assay.reachability.ExposureChange;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says what happened to openings. Interfaces of one class have one answer, so its ports and what
/// is different in them are worked out once. For one thread.
final class Difference {
  private final IdentityHashMap<OpenPortMaps, List<OpenPorts>> cubes = new IdentityHashMap<>();
  private final Map<Answers, Parts> parts = new HashMap<>();

  /// An answer before and after, as objects.
  private record Answers(OpenPortMaps before, OpenPortMaps now) {
    @Override
    @SuppressWarnings("ReferenceEquality") // equal answers of two classes may be worked out twice
    public boolean equals(Object object) {
      return object instanceof Answers other && before == other.before && now == other.now;
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(before) + System.identityHashCode(now);
    }
  }

  private record Parts(List<OpenPorts> opened, List<OpenPorts> closed) {}

  /// Empty where nothing did.
  Optional<ExposureChange> of(Optional<Opening> old, Optional<Opening> now) {
    if (old.isEmpty()) {
      return now.map(opening -> new ExposureChange.Opened(exposure(opening)));
    }
    if (now.isEmpty()) {
      return old.map(opening -> new ExposureChange.Closed(exposure(opening)));
    }
    var one = old.get();
    var other = now.get();
    if (isSame(one, other)) {
      return Optional.empty();
    }
    var changed =
        parts.computeIfAbsent(
            new Answers(one.open(), other.open()),
            both ->
                new Parts(
                    Opening.cubes(both.now().minus(both.before())),
                    Opening.cubes(both.before().minus(both.now()))));
    return Optional.of(
        new ExposureChange.Altered(
            exposure(one), exposure(other), changed.opened(), changed.closed()));
  }

  private Exposure exposure(Opening opening) {
    return opening.exposure(
        open -> cubes.computeIfAbsent(open, answer -> List.copyOf(Opening.cubes(answer))));
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
