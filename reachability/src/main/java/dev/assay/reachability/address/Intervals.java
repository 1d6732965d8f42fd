package dev.assay.reachability.address;

import java.util.Arrays;

/// Collects intervals that come in order of their first address; overlapping and adjacent ones
/// become one.
final class Intervals {
  private final AddressFamily family;
  private final long[] bounds;
  private int size;
  private long lastHigh;
  private long lastLow;

  Intervals(AddressFamily family, int atMost) {
    this.family = family;
    this.bounds = new long[atMost * (family == AddressFamily.IPV4 ? 2 : 4)];
  }

  void add(long firstHigh, long firstLow, long endHigh, long endLow) {
    if (size > 0 && touchesLast(firstHigh, firstLow)) {
      if (AddressSet.compare(endHigh, endLow, lastHigh, lastLow) > 0) {
        setLast(endHigh, endLow);
      }
      return;
    }
    if (family == AddressFamily.IPV4) {
      bounds[size] = firstLow;
      size += 2;
    } else {
      bounds[size] = firstHigh;
      bounds[size + 1] = firstLow;
      size += 4;
    }
    setLast(endHigh, endLow);
  }

  private boolean touchesLast(long high, long low) {
    if (AddressSet.compare(high, low, lastHigh, lastLow) <= 0) {
      return true;
    }
    long nextLow = lastLow + 1;
    long nextHigh = nextLow == 0 ? lastHigh + 1 : lastHigh;
    return high == nextHigh && low == nextLow;
  }

  private void setLast(long high, long low) {
    lastHigh = high;
    lastLow = low;
    if (family == AddressFamily.IPV4) {
      bounds[size - 1] = low;
    } else {
      bounds[size - 2] = high;
      bounds[size - 1] = low;
    }
  }

  long[] bounds() {
    return bounds;
  }

  int size() {
    return size;
  }

  AddressSet toSet() {
    if (size == 0) {
      return AddressSet.none(family);
    }
    var set = new AddressSet(family, Arrays.copyOf(bounds, size));
    return set.equals(AddressSet.all(family)) ? AddressSet.all(family) : set;
  }
}
