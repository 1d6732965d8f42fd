package dev.assay.advisory.feed.constraint;

import java.util.Optional;

/// All versions between two bounds.
record Span(Bound from, Bound to) {
  static final Span ALL = new Span(Bound.NONE, Bound.NONE);

  /// One end of a span.
  ///
  /// @param version empty where the span has no end on this side
  /// @param included whether the version itself is inside
  /// @param fix whether versions past this end are safe because the flaw was fixed there
  record Bound(String version, boolean included, boolean fix) {
    static final Bound NONE = new Bound("", false, false);

    static Bound at(String version, boolean included) {
      return new Bound(version, included, false);
    }

    boolean isNone() {
      return version.isEmpty();
    }

    /// The same place, seen from the other side.
    Bound turned() {
      return new Bound(version, !included, fix);
    }
  }

  /// The same span, as one in which the flaw is fixed.
  Span fixing() {
    return new Span(new Bound(from.version(), from.included(), true), to);
  }

  /// What both hold; empty where they share nothing.
  Optional<Span> shared(Span other) {
    Bound start = later(from, other.from);
    Bound end = earlier(to, other.to);
    if (start.isNone() || end.isNone()) {
      return Optional.of(new Span(start, end));
    }
    int order = BoundOrder.INSTANCE.compare(start.version(), end.version());
    boolean holdsSomething = order < 0 || (order == 0 && start.included() && end.included());
    return holdsSomething ? Optional.of(new Span(start, end)) : Optional.empty();
  }

  private static Bound later(Bound a, Bound b) {
    if (a.isNone() || b.isNone()) {
      return a.isNone() ? b : a;
    }
    int order = BoundOrder.INSTANCE.compare(a.version(), b.version());
    return order > 0 || (order == 0 && !a.included()) ? a : b;
  }

  private static Bound earlier(Bound a, Bound b) {
    if (a.isNone() || b.isNone()) {
      return a.isNone() ? b : a;
    }
    int order = BoundOrder.INSTANCE.compare(a.version(), b.version());
    return order < 0 || (order == 0 && !a.included()) ? a : b;
  }
}
