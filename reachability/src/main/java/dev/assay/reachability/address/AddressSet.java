package dev.assay.reachability.address;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// An exact set of addresses of one family. Equal sets are equal objects to `equals`: the form is
/// canonical. Immutable.
///
/// Kept as sorted, disjoint, non-adjacent inclusive intervals in one array: two longs each for
/// IPv4, four for IPv6 (`high`, `low` of the first address, then of the last). Rules are prefixes,
/// so a set has at most one interval more than rules went into it, and every operation is one
/// merge.
public final class AddressSet {
  private static final AddressSet NO_IPV4 = new AddressSet(AddressFamily.IPV4, new long[0]);
  private static final AddressSet NO_IPV6 = new AddressSet(AddressFamily.IPV6, new long[0]);
  private static final AddressSet ALL_IPV4 =
      new AddressSet(AddressFamily.IPV4, new long[] {0, 0xffff_ffffL});
  private static final AddressSet ALL_IPV6 =
      new AddressSet(AddressFamily.IPV6, new long[] {0, 0, -1, -1});

  private final AddressFamily family;
  private final long[] bounds;

  /// @param bounds canonical; not copied
  AddressSet(AddressFamily family, long[] bounds) {
    this.family = family;
    this.bounds = bounds;
  }

  public static AddressSet none(AddressFamily family) {
    return family == AddressFamily.IPV4 ? NO_IPV4 : NO_IPV6;
  }

  public static AddressSet all(AddressFamily family) {
    return family == AddressFamily.IPV4 ? ALL_IPV4 : ALL_IPV6;
  }

  public static AddressSet of(Cidr block) {
    return between(block.first(), block.last());
  }

  /// The union of those blocks that are of the family.
  public static AddressSet of(AddressFamily family, Collection<Cidr> blocks) {
    Cidr[] sorted =
        blocks.stream()
            .filter(block -> block.family() == family)
            .sorted((a, b) -> a.first().compareTo(b.first()))
            .toArray(Cidr[]::new);
    if (sorted.length == 0) {
      return none(family);
    }
    var merged = new Intervals(family, sorted.length);
    for (Cidr block : sorted) {
      Address last = block.last();
      merged.add(block.first().high(), block.first().low(), last.high(), last.low());
    }
    return merged.toSet();
  }

  /// The union of those addresses that are of the family.
  public static AddressSet ofAddresses(AddressFamily family, Collection<Address> addresses) {
    Address[] sorted =
        addresses.stream()
            .filter(address -> address.family() == family)
            .sorted()
            .toArray(Address[]::new);
    if (sorted.length == 0) {
      return none(family);
    }
    var merged = new Intervals(family, sorted.length);
    for (Address address : sorted) {
      merged.add(address.high(), address.low(), address.high(), address.low());
    }
    return merged.toSet();
  }

  static AddressSet between(Address first, Address last) {
    return first.family() == AddressFamily.IPV4
        ? new AddressSet(AddressFamily.IPV4, new long[] {first.low(), last.low()})
        : new AddressSet(
            AddressFamily.IPV6, new long[] {first.high(), first.low(), last.high(), last.low()});
  }

  public AddressFamily family() {
    return family;
  }

  public boolean isEmpty() {
    return bounds.length == 0;
  }

  public boolean contains(Address address) {
    if (address.family() != family) {
      return false;
    }
    int from = 0;
    int to = count() - 1;
    while (from <= to) {
      int middle = (from + to) >>> 1;
      if (compare(address.high(), address.low(), high(2 * middle), low(2 * middle)) < 0) {
        to = middle - 1;
      } else if (compare(address.high(), address.low(), high(2 * middle + 1), low(2 * middle + 1))
          > 0) {
        from = middle + 1;
      } else {
        return true;
      }
    }
    return false;
  }

  /// The lowest address of a set that is not empty.
  public Address lowest() {
    return new Address(family, high(0), low(0));
  }

  /// How many addresses there are, as far as a `double` can tell.
  public double size() {
    double size = 0;
    for (int i = 0; i < count(); i++) {
      size +=
          (unsigned(high(2 * i + 1)) - unsigned(high(2 * i))) * 0x1p64
              + (unsigned(low(2 * i + 1)) - unsigned(low(2 * i)))
              + 1;
    }
    return size;
  }

  private static double unsigned(long bits) {
    double value = bits & Long.MAX_VALUE;
    return bits < 0 ? value + 0x1p63 : value;
  }

  /// Addresses that are in both. Gives one of the two where it lies within the other, so that many
  /// results share one object.
  @SuppressWarnings("ReferenceEquality") // only a short cut
  public AddressSet and(AddressSet other) {
    if (this == other || other.isAll() || isEmpty()) {
      return this;
    }
    if (isAll() || other.isEmpty()) {
      return other;
    }
    return family == AddressFamily.IPV4 ? andIpv4(other) : andIpv6(other);
  }

  private AddressSet andIpv4(AddressSet other) {
    long[] a = bounds;
    long[] b = other.bounds;
    long[] both = new long[a.length + b.length];
    int size = 0;
    int i = 0;
    int j = 0;
    while (i < a.length && j < b.length) {
      long first = Math.max(a[i], b[j]);
      long last = Math.min(a[i + 1], b[j + 1]);
      if (first <= last) {
        both[size++] = first;
        both[size++] = last;
      }
      if (a[i + 1] < b[j + 1]) {
        i += 2;
      } else {
        j += 2;
      }
    }
    return shared(other, both, size);
  }

  private AddressSet andIpv6(AddressSet other) {
    var both = new Intervals(family, count() + other.count());
    int i = 0;
    int j = 0;
    while (i < count() && j < other.count()) {
      boolean startsHere = compareBound(2 * i, other, 2 * j) >= 0;
      AddressSet start = startsHere ? this : other;
      int startAt = startsHere ? 2 * i : 2 * j;
      boolean endsHere = compareBound(2 * i + 1, other, 2 * j + 1) < 0;
      AddressSet end = endsHere ? this : other;
      int endAt = endsHere ? 2 * i + 1 : 2 * j + 1;
      if (start.compareBound(startAt, end, endAt) <= 0) {
        both.add(start.high(startAt), start.low(startAt), end.high(endAt), end.low(endAt));
      }
      if (endsHere) {
        i++;
      } else {
        j++;
      }
    }
    return shared(other, both.bounds(), both.size());
  }

  private AddressSet shared(AddressSet other, long[] result, int size) {
    if (size == 0) {
      return none(family);
    }
    if (size == bounds.length && Arrays.equals(result, 0, size, bounds, 0, size)) {
      return this;
    }
    if (size == other.bounds.length && Arrays.equals(result, 0, size, other.bounds, 0, size)) {
      return other;
    }
    return new AddressSet(family, Arrays.copyOf(result, size));
  }

  /// Addresses that are in either.
  @SuppressWarnings("ReferenceEquality") // only a short cut
  public AddressSet or(AddressSet other) {
    if (this == other || other.isEmpty() || isAll()) {
      return this;
    }
    if (isEmpty() || other.isAll()) {
      return other;
    }
    return family == AddressFamily.IPV4 ? orIpv4(other) : orIpv6(other);
  }

  private AddressSet orIpv4(AddressSet other) {
    long[] a = bounds;
    long[] b = other.bounds;
    long[] either = new long[a.length + b.length];
    int size = 0;
    int i = 0;
    int j = 0;
    while (i < a.length || j < b.length) {
      boolean isHere = j >= b.length || (i < a.length && a[i] <= b[j]);
      long first = isHere ? a[i] : b[j];
      long last = isHere ? a[i + 1] : b[j + 1];
      if (size > 0 && first <= either[size - 1] + 1) {
        either[size - 1] = Math.max(either[size - 1], last);
      } else {
        either[size++] = first;
        either[size++] = last;
      }
      if (isHere) {
        i += 2;
      } else {
        j += 2;
      }
    }
    return shared(other, either, size);
  }

  private AddressSet orIpv6(AddressSet other) {
    var either = new Intervals(family, count() + other.count());
    int i = 0;
    int j = 0;
    while (i < count() || j < other.count()) {
      if (j >= other.count() || (i < count() && compareBound(2 * i, other, 2 * j) <= 0)) {
        either.add(high(2 * i), low(2 * i), high(2 * i + 1), low(2 * i + 1));
        i++;
      } else {
        either.add(
            other.high(2 * j), other.low(2 * j), other.high(2 * j + 1), other.low(2 * j + 1));
        j++;
      }
    }
    return shared(other, either.bounds(), either.size());
  }

  /// Addresses of this set that are not in the other.
  public AddressSet minus(AddressSet other) {
    return isEmpty() || other.isEmpty() ? this : and(other.complement());
  }

  private AddressSet complement() {
    if (isEmpty()) {
      return all(family);
    }
    var rest = new Intervals(family, count() + 1);
    long nextHigh = 0;
    long nextLow = 0;
    boolean hasMore = true;
    for (int i = 0; i < count(); i++) {
      int first = 2 * i;
      if (compare(nextHigh, nextLow, high(first), low(first)) < 0) {
        rest.add(
            nextHigh, nextLow, low(first) == 0 ? high(first) - 1 : high(first), low(first) - 1);
      }
      int last = first + 1;
      hasMore = !isHighest(last);
      nextLow = low(last) + 1;
      nextHigh = nextLow == 0 ? high(last) + 1 : high(last);
    }
    if (hasMore) {
      long[] all = all(family).bounds;
      rest.add(
          nextHigh,
          nextLow,
          family == AddressFamily.IPV4 ? 0 : all[2],
          family == AddressFamily.IPV4 ? all[1] : all[3]);
    }
    return rest.toSet();
  }

  /// The texts of `cidrs`, made when they are first looked at: most answers are only compared.
  public List<String> texts() {
    return new BlockTexts(this);
  }

  /// The shortest list of blocks that covers exactly this set, by address.
  public List<Cidr> cidrs() {
    List<Cidr> blocks = new ArrayList<>();
    for (int i = 0; i < count(); i++) {
      addBlocks(
          new Address(family, high(2 * i), low(2 * i)),
          new Address(family, high(2 * i + 1), low(2 * i + 1)),
          blocks);
    }
    return blocks;
  }

  /// The largest block that starts where the interval does and does not end behind it, again and
  /// again.
  private static void addBlocks(Address first, Address last, List<Cidr> blocks) {
    Address from = first;
    while (true) {
      int length = family(from).bits() - trailingZeros(from);
      var block = new Cidr(from, length);
      while (block.last().compareTo(last) > 0) {
        length++;
        block = new Cidr(from, length);
      }
      blocks.add(block);
      Address end = block.last();
      if (end.compareTo(last) >= 0) {
        return;
      }
      from = end.next();
    }
  }

  private static AddressFamily family(Address address) {
    return address.family();
  }

  private static int trailingZeros(Address address) {
    int zeros =
        address.low() != 0
            ? Long.numberOfTrailingZeros(address.low())
            : 64 + Long.numberOfTrailingZeros(address.high());
    return Math.min(zeros, address.family().bits());
  }

  private boolean isAll() {
    return family == AddressFamily.IPV4
        ? bounds.length == 2 && bounds[0] == 0 && bounds[1] == 0xffff_ffffL
        : bounds.length == 4
            && bounds[0] == 0
            && bounds[1] == 0
            && bounds[2] == -1
            && bounds[3] == -1;
  }

  private boolean isHighest(int bound) {
    return family == AddressFamily.IPV4
        ? bounds[bound] == 0xffff_ffffL
        : high(bound) == -1 && low(bound) == -1;
  }

  /// How many intervals there are.
  private int count() {
    return family == AddressFamily.IPV4 ? bounds.length / 2 : bounds.length / 4;
  }

  private long high(int bound) {
    return family == AddressFamily.IPV4 ? 0 : bounds[2 * bound];
  }

  private long low(int bound) {
    return family == AddressFamily.IPV4 ? bounds[bound] : bounds[2 * bound + 1];
  }

  private int compareBound(int bound, AddressSet other, int otherBound) {
    return compare(high(bound), low(bound), other.high(otherBound), other.low(otherBound));
  }

  static int compare(long highA, long lowA, long highB, long lowB) {
    return highA != highB ? Long.compareUnsigned(highA, highB) : Long.compareUnsigned(lowA, lowB);
  }

  @Override
  public boolean equals(Object object) {
    return this == object
        || (object instanceof AddressSet other
            && family == other.family
            && Arrays.equals(bounds, other.bounds));
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(bounds) + family.hashCode();
  }

  /// The blocks, separated by commas.
  @Override
  public String toString() {
    return String.join(", ", cidrs().stream().map(Cidr::toString).toList());
  }
}
