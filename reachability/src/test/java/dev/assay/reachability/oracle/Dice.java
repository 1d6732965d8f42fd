package dev.assay.reachability.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/// Seeded choices.
public final class Dice {

  private final RandomGenerator random;

  public Dice(long seed) {
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  public boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /// Both ends included.
  int between(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  /// As many numbers as `between` says, from 0.
  int[] range(int low, int high) {
    return upTo(between(low, high));
  }

  int[] upTo(int count) {
    return IntStream.range(0, count).toArray();
  }

  public <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  @SafeVarargs
  public final <T> T pick(T first, T... others) {
    int at = random.nextInt(others.length + 1);
    return at == 0 ? first : others[at - 1];
  }

  /// Up to `count` different ones, in any order.
  <T> List<T> some(List<T> list, int count) {
    List<T> rest = new ArrayList<>(list);
    List<T> chosen = new ArrayList<>();
    while (chosen.size() < count && !rest.isEmpty()) {
      chosen.add(rest.remove(random.nextInt(rest.size())));
    }
    return chosen;
  }
}
