package dev.assay.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.reachability.oracle.RandomNetwork;
import dev.assay.reachability.vpc.Component;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Changes applied one after the other against evaluating everything anew.
///
/// Two random networks name their components alike, so the way from one to the other is a sequence
/// of edits of every kind; it is taken in random order and random steps.
class IncrementalTest {
  private static final int NETWORKS = Integer.getInteger("assay.reachability.networks", 400) / 2;

  @TempDir Path folder;

  @Test
  void anyEditSequenceEndsWhereAFullEvaluationDoes() throws IOException {
    for (long seed = 1; seed <= NETWORKS; seed++) {
      var from = network(seed);
      var to = network(seed + 100_000);
      walk(from, to, seed);
    }
  }

  private static void walk(Network from, Network to, long seed) {
    var random = new Random(seed);
    var changes = new ArrayList<>(from.changesTo(to));
    Collections.shuffle(changes, random);
    Map<String, Component> components = new HashMap<>();
    from.all()
        .forEach(component -> components.put(key(component.getClass(), component.id()), component));
    var incremental = Reachability.of(from);
    var machines = Machines.of(from);
    List<Exposure> before = incremental.exposures();
    while (!changes.isEmpty()) {
      var step = next(changes, random);
      step.forEach(change -> apply(change, components));
      var differences = incremental.apply(step);
      var next = Network.of(components.values());
      var full = Reachability.of(next).exposures();
      assertThat(incremental.exposures())
          .as("seed %s after %s", seed, step)
          .containsExactlyElementsOf(full);
      assertThat(keys(differences))
          .as("seed %s after %s", seed, step)
          .containsExactlyInAnyOrderElementsOf(different(before, full));
      before = full;

      var old = byId(machines);
      var different = machines.become(next, step);
      var anew = byId(Machines.of(next));
      assertThat(byId(machines)).as("seed %s after %s", seed, step).isEqualTo(anew);
      assertThat(different)
          .as("seed %s after %s", seed, step)
          .containsExactlyInAnyOrderElementsOf(different(old, anew));
    }
  }

  private static Map<String, Machine> byId(Machines machines) {
    Map<String, Machine> byId = new HashMap<>();
    machines.all().forEach(machine -> byId.put(machine.id(), machine));
    return byId;
  }

  private static List<String> different(Map<String, Machine> old, Map<String, Machine> now) {
    return Stream.concat(old.keySet().stream(), now.keySet().stream())
        .distinct()
        .filter(id -> !Objects.equals(old.get(id), now.get(id)))
        .toList();
  }

  private static List<NetworkChange> next(List<NetworkChange> changes, RandomGenerator random) {
    List<NetworkChange> step = new ArrayList<>();
    for (int i = random.nextInt(1, 5); i > 0 && !changes.isEmpty(); i--) {
      step.add(changes.removeLast());
    }
    return step;
  }

  private static void apply(NetworkChange change, Map<String, Component> components) {
    switch (change) {
      case NetworkChange.Put(var component) ->
          components.put(key(component.getClass(), component.id()), component);
      case NetworkChange.Remove(var kind, var id) -> components.remove(key(kind, id));
    }
  }

  private static String key(Class<?> kind, String id) {
    return kind.getSimpleName() + " " + id;
  }

  private static List<String> keys(List<ExposureChange> changes) {
    return changes.stream().map(change -> key(change.exposure())).toList();
  }

  private static String key(Exposure exposure) {
    return "%s %s %s %s %s"
        .formatted(
            exposure.networkInterfaceId(),
            exposure.origin(),
            exposure.edge(),
            exposure.ipVersion(),
            exposure.way());
  }

  private static List<String> different(List<Exposure> before, List<Exposure> after) {
    Map<String, Exposure> old = new HashMap<>();
    before.forEach(exposure -> old.put(key(exposure), exposure));
    Map<String, Exposure> now = new HashMap<>();
    after.forEach(exposure -> now.put(key(exposure), exposure));
    List<String> keys = new ArrayList<>();
    now.forEach(
        (key, exposure) -> {
          if (!exposure.equals(old.get(key))) {
            keys.add(key);
          }
        });
    old.keySet().stream().filter(key -> !now.containsKey(key)).forEach(keys::add);
    return keys;
  }

  private Network network(long seed) throws IOException {
    var own = Files.createTempDirectory(folder, "network");
    RandomNetwork.of(seed).write(own);
    return NetworkReading.of(own).network();
  }
}
