package dev.assay.reachability.address;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Ports from the first to the last, both included.
public record PortRange(int from, int to) {
  public static final int HIGHEST = 65_535;
  public static final PortRange ALL = new PortRange(0, HIGHEST);

  public PortRange {
    if (from < 0 || to > HIGHEST || from > to) {
      throw new AddressFormatException("ports " + from + " to " + to + " are not a range");
    }
  }

  public boolean contains(int port) {
    return port >= from && port <= to;
  }

  /// The ports that are in both lists, as maximal ranges; each list is in order.
  public static List<PortRange> common(List<PortRange> one, List<PortRange> other) {
    List<PortRange> both = new ArrayList<>();
    for (PortRange a : one) {
      for (PortRange b : other) {
        int from = Math.max(a.from(), b.from());
        int to = Math.min(a.to(), b.to());
        if (from <= to) {
          both.add(new PortRange(from, to));
        }
      }
    }
    return both;
  }

  /// The ports that are in the first list alone, as maximal ranges; each list is in order and its
  /// ranges are maximal.
  public static List<PortRange> minus(List<PortRange> one, List<PortRange> other) {
    List<PortRange> rest = new ArrayList<>();
    for (PortRange range : one) {
      int from = range.from();
      for (PortRange taken : common(List.of(range), other)) {
        if (taken.from() > from) {
          rest.add(new PortRange(from, taken.from() - 1));
        }
        from = taken.to() + 1;
      }
      if (from <= range.to()) {
        rest.add(new PortRange(from, range.to()));
      }
    }
    return rest;
  }

  /// The ports that are in any of some ranges, as maximal ranges in order.
  public static List<PortRange> union(Collection<PortRange> ranges) {
    List<PortRange> sorted = new ArrayList<>(ranges);
    sorted.sort(Comparator.comparingInt(PortRange::from));
    List<PortRange> union = new ArrayList<>();
    for (PortRange range : sorted) {
      if (!union.isEmpty() && range.from() <= union.getLast().to() + 1) {
        var last = union.removeLast();
        union.add(new PortRange(last.from(), Math.max(last.to(), range.to())));
      } else {
        union.add(range);
      }
    }
    return union;
  }

  @Override
  public String toString() {
    return from == to ? Integer.toString(from) : from + "-" + to;
  }
}
