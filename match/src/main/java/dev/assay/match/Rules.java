package dev.assay.match;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What makes a version scheme: reading and order.
///
/// @param title of the scheme, for people
/// @param parse empty where the text is no version
/// @param order of two versions
/// @param bound order of an installed version and the bound of a range
record Rules<V>(
    String title, Function<String, Optional<V>> parse, Comparator<V> order, Comparator<V> bound) {
  private static final VersionOrder BEFORE = new VersionOrder.Before();
  private static final VersionOrder SAME = new VersionOrder.Same();
  private static final VersionOrder AFTER = new VersionOrder.After();

  /// Beyond what any package has published.
  private static final int MOST_KNOWN = 10_000;

  VersionOrder compare(String a, String b) {
    return read(a, order).order(b);
  }

  VersionReading read(String text) {
    return read(text, bound);
  }

  private VersionReading read(String text, Comparator<V> comparator) {
    Optional<V> version = parsed(text);
    if (version.isEmpty()) {
      VersionOrder unreadable = unreadable(text);
      return other -> unreadable;
    }
    V mine = version.get();
    // The many records of one package list the same versions again and again.
    Map<String, Optional<V>> known = new HashMap<>();
    return other -> {
      if (known.size() >= MOST_KNOWN) {
        known.clear();
      }
      Optional<V> theirs = known.computeIfAbsent(other, this::parsed);
      return theirs.isEmpty() ? unreadable(other) : word(comparator.compare(mine, theirs.get()));
    };
  }

  private Optional<V> parsed(String text) {
    return text.length() > VersionScheme.MAX_LENGTH ? Optional.empty() : parse.apply(text);
  }

  private VersionOrder unreadable(String text) {
    String shown = text.length() > 80 ? text.substring(0, 80) + "…" : text;
    return new VersionOrder.Undecidable("\"" + shown + "\" is not a " + title + " version");
  }

  private static VersionOrder word(int order) {
    if (order == 0) {
      return SAME;
    }
    return order < 0 ? BEFORE : AFTER;
  }
}
