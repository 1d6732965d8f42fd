package dev.assay.advisory.feed.constraint;

import dev.assay.advisory.AffectedRange;
import dev.assay.advisory.AffectedRange.UpperBound;
import dev.assay.advisory.feed.constraint.Span.Bound;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A set of versions, as publishers write it: in the constraint language of a package manager.
public final class Versions {
  /// Every version.
  public static final Versions ALL = new Versions(List.of(Span.ALL));

  /// No version.
  public static final Versions NONE = new Versions(List.of());

  private final List<Span> spans;

  private Versions(List<Span> spans) {
    this.spans = List.copyOf(spans);
  }

  static Versions of(List<Span> spans) {
    return new Versions(spans);
  }

  /// Reads a constraint.
  ///
  /// @return empty where it cannot be understood
  public static Optional<Versions> parse(Dialect dialect, String text) {
    return new ConstraintReader(dialect, text).read();
  }

  /// The versions in this set or the other.
  public Versions and(Versions other) {
    var both = new ArrayList<>(spans);
    both.addAll(other.spans);
    return new Versions(both);
  }

  /// The same versions, as ones in which the flaw is fixed: where they begin, it ends.
  public Versions fixing() {
    return new Versions(spans.stream().map(Span::fixing).toList());
  }

  /// The versions that are not in the other set.
  public Versions without(Versions other) {
    List<Span> left = spans;
    for (Span taken : other.spans) {
      var next = new ArrayList<Span>();
      for (Span span : left) {
        if (!taken.from().isNone()) {
          span.shared(new Span(Bound.NONE, taken.from().turned())).ifPresent(next::add);
        }
        if (!taken.to().isNone()) {
          span.shared(new Span(taken.to().turned(), Bound.NONE)).ifPresent(next::add);
        }
      }
      left = next;
    }
    return new Versions(left);
  }

  /// The set as runs of affected versions, in the order of the constraint.
  public List<AffectedRange> ranges() {
    return spans.stream().map(Versions::range).toList();
  }

  private static AffectedRange range(Span span) {
    Bound from = span.from();
    String introduced = from.isNone() ? "0" : (from.included() ? "" : ">") + from.version();
    return new AffectedRange(introduced, until(span.to()));
  }

  private static UpperBound until(Bound to) {
    if (to.isNone()) {
      return new UpperBound.Open();
    }
    if (to.included()) {
      return new UpperBound.LastAffected(to.version());
    }
    return to.fix() ? new UpperBound.Fixed(to.version()) : new UpperBound.Limit(to.version());
  }
}
