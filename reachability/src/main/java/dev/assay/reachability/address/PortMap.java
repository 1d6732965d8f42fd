package dev.assay.reachability.address;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// For every port the exact set of addresses. Canonical, so that equal behaviour is equality.
/// Immutable.
///
/// Kept as segments: `starts[i]` is the first port of a segment, which ends before the next start
/// or at the highest port; neighbours have different sets.
public final class PortMap {
  private static final PortMap NO_IPV4 = constant(AddressSet.none(AddressFamily.IPV4));
  private static final PortMap NO_IPV6 = constant(AddressSet.none(AddressFamily.IPV6));

  private final int[] starts;
  private final AddressSet[] sets;

  private PortMap(int[] starts, AddressSet[] sets) {
    this.starts = starts;
    this.sets = sets;
  }

  public static PortMap none(AddressFamily family) {
    return family == AddressFamily.IPV4 ? NO_IPV4 : NO_IPV6;
  }

  /// The same addresses on every port.
  public static PortMap constant(AddressSet set) {
    return new PortMap(new int[] {0}, new AddressSet[] {set});
  }

  /// The union of boxes. Those with equal ports become one first, then halves are merged: rules
  /// name few different ports.
  public static PortMap of(AddressFamily family, Collection<Cube> boxes) {
    Map<PortRange, AddressSet> byPorts = new LinkedHashMap<>();
    for (Cube box : boxes) {
      byPorts.merge(box.ports(), box.sources(), AddressSet::or);
    }
    List<PortMap> maps = new ArrayList<>(byPorts.size());
    byPorts.forEach((ports, sources) -> maps.add(box(ports, sources)));
    return maps.isEmpty() ? none(family) : union(maps);
  }

  /// What a question answers at each port, where the answer only changes at the ends of some
  /// ranges.
  public static PortMap of(
      AddressFamily family, Collection<PortRange> ranges, IntFunction<AddressSet> question) {
    if (ranges.isEmpty()) {
      return none(family);
    }
    int[] cuts =
        IntStream.concat(
                IntStream.of(0),
                ranges.stream().flatMapToInt(range -> IntStream.of(range.from(), range.to() + 1)))
            .filter(cut -> cut <= PortRange.HIGHEST)
            .sorted()
            .distinct()
            .toArray();
    var map = new Segments(cuts.length);
    for (int cut : cuts) {
      map.add(cut, question.apply(cut));
    }
    return map.toMap();
  }

  private static PortMap union(List<PortMap> maps) {
    if (maps.size() == 1) {
      return maps.get(0);
    }
    int half = maps.size() / 2;
    return union(maps.subList(0, half)).or(union(maps.subList(half, maps.size())));
  }

  private static PortMap box(PortRange ports, AddressSet sources) {
    var nobody = AddressSet.none(sources.family());
    var map = new Segments(3);
    if (ports.from() > 0) {
      map.add(0, nobody);
    }
    map.add(ports.from(), sources);
    if (ports.to() < PortRange.HIGHEST) {
      map.add(ports.to() + 1, nobody);
    }
    return map.toMap();
  }

  public AddressFamily family() {
    return sets[0].family();
  }

  public boolean isEmpty() {
    return sets.length == 1 && sets[0].isEmpty();
  }

  /// Addresses at one port.
  public AddressSet at(int port) {
    int found = Arrays.binarySearch(starts, port);
    return sets[found >= 0 ? found : -found - 2];
  }

  /// What is in both.
  @SuppressWarnings("ReferenceEquality") // only a short cut
  public PortMap and(PortMap other) {
    if (this == other || isEmpty()) {
      return this;
    }
    if (other.isEmpty()) {
      return other;
    }
    return merged(other, AddressSet::and);
  }

  /// What is in either.
  @SuppressWarnings("ReferenceEquality") // only a short cut
  public PortMap or(PortMap other) {
    if (this == other || other.isEmpty()) {
      return this;
    }
    if (isEmpty()) {
      return other;
    }
    return merged(other, AddressSet::or);
  }

  /// What is in the set, on every port.
  public PortMap and(AddressSet set) {
    var map = new Segments(starts.length);
    for (int i = 0; i < starts.length; i++) {
      map.add(starts[i], sets[i].and(set));
    }
    return map.toMap();
  }

  /// What this map has and the other has not.
  public PortMap minus(PortMap other) {
    return merged(other, AddressSet::minus);
  }

  private PortMap merged(PortMap other, BinaryOperator<AddressSet> operation) {
    var map = new Segments(starts.length + other.starts.length);
    int i = 0;
    int j = 0;
    while (true) {
      map.add(Math.max(starts[i], other.starts[j]), operation.apply(sets[i], other.sets[j]));
      int nextHere = i + 1 < starts.length ? starts[i + 1] : PortRange.HIGHEST + 1;
      int nextThere = j + 1 < other.starts.length ? other.starts[j + 1] : PortRange.HIGHEST + 1;
      if (nextHere > PortRange.HIGHEST && nextThere > PortRange.HIGHEST) {
        return map.toMap();
      }
      if (nextHere <= nextThere) {
        i++;
      }
      if (nextThere <= nextHere) {
        j++;
      }
    }
  }

  /// Maximal ranges of ports with equal sources, by port; ranges that nobody reaches are left out.
  public List<Cube> cubes() {
    List<Cube> cubes = new ArrayList<>();
    for (int i = 0; i < starts.length; i++) {
      if (!sets[i].isEmpty()) {
        cubes.add(new Cube(new PortRange(starts[i], last(i)), sets[i]));
      }
    }
    return cubes;
  }

  /// Everybody who reaches some port of these ranges.
  public AddressSet anyOf(List<PortRange> ranges) {
    var any = AddressSet.none(family());
    for (int i = 0; i < starts.length; i++) {
      if (overlaps(ranges, starts[i], last(i))) {
        any = any.or(sets[i]);
      }
    }
    return any;
  }

  private static boolean overlaps(List<PortRange> ranges, int first, int last) {
    for (PortRange range : ranges) {
      if (range.from() <= last && range.to() >= first) {
        return true;
      }
    }
    return false;
  }

  /// The ports that one address reaches, as maximal ranges.
  public List<PortRange> portsOf(Address address) {
    List<PortRange> ranges = new ArrayList<>();
    for (int i = 0; i < starts.length; i++) {
      if (!sets[i].contains(address)) {
        continue;
      }
      int size = ranges.size();
      if (size > 0 && ranges.get(size - 1).to() + 1 == starts[i]) {
        ranges.set(size - 1, new PortRange(ranges.get(size - 1).from(), last(i)));
      } else {
        ranges.add(new PortRange(starts[i], last(i)));
      }
    }
    return ranges;
  }

  /// The same on ports of these ranges, nobody on others.
  public PortMap on(List<PortRange> ranges) {
    if (ranges.size() == 1 && ranges.get(0).equals(PortRange.ALL)) {
      return this;
    }
    var all = AddressSet.all(family());
    return and(of(family(), ranges.stream().map(range -> new Cube(range, all)).toList()));
  }

  private int last(int segment) {
    return segment + 1 < starts.length ? starts[segment + 1] - 1 : PortRange.HIGHEST;
  }

  @Override
  public boolean equals(Object object) {
    return this == object
        || (object instanceof PortMap other
            && Arrays.equals(starts, other.starts)
            && Arrays.equals(sets, other.sets));
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(starts) + Arrays.hashCode(sets);
  }

  @Override
  public String toString() {
    return cubes().toString();
  }

  /// Collects segments in order of their first port; neighbours with equal sets become one.
  private static final class Segments {
    private final int[] starts;
    private final AddressSet[] sets;
    private int size;

    Segments(int atMost) {
      starts = new int[atMost];
      sets = new AddressSet[atMost];
    }

    void add(int start, AddressSet set) {
      if (size == 0 || !sets[size - 1].equals(set)) {
        starts[size] = start;
        sets[size++] = set;
      }
    }

    PortMap toMap() {
      if (size == 1 && sets[0].isEmpty()) {
        return none(sets[0].family());
      }
      return size == starts.length
          ? new PortMap(starts, sets)
          : new PortMap(Arrays.copyOf(starts, size), Arrays.copyOf(sets, size));
    }
  }
}
