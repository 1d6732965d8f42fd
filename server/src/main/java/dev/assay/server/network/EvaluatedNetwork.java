package dev.assay.server.network;

import dev.assay.model.InputProblem;
import dev.assay.reachability.Exposure;
import dev.assay.reachability.ExposureChange;
import dev.assay.reachability.Machine;
import dev.assay.reachability.Network;
import dev.assay.reachability.NetworkChange;
import dev.assay.reachability.NetworkReading;
import dev.assay.reachability.Reachability;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/// One network in memory, with what is open in it. For one thread at a time.
final class EvaluatedNetwork {
  /// More changes than this at once are made together, and nobody can say which of them did what.
  private static final int MOST_CAUSES = 50;

  private final Reachability reachability;
  private final Instant evaluated;
  private Network network;
  private Map<String, Machine> machines;
  private List<InputProblem> problems;
  private String fingerprint;

  private EvaluatedNetwork(
      NetworkReading reading, Reachability reachability, String fingerprint, Instant evaluated) {
    this.reachability = reachability;
    this.network = reading.network();
    this.machines = new TreeMap<>(network.machines());
    this.problems = reading.problems();
    this.fingerprint = fingerprint;
    this.evaluated = evaluated;
  }

  static EvaluatedNetwork of(NetworkReading reading, String fingerprint, Instant now) {
    return new EvaluatedNetwork(reading, Reachability.of(reading.network()), fingerprint, now);
  }

  /// Makes the network what was read now.
  ///
  /// @return the instances about which anything has changed, each with the changes in words
  Map<String, String> become(NetworkReading reading, String fingerprint) {
    Map<String, List<String>> causes = new LinkedHashMap<>();
    List<NetworkChange> changes = network.changesTo(reading.network());
    if (changes.size() <= MOST_CAUSES) {
      for (NetworkChange change : changes) {
        note(reachability.apply(List.of(change)), change.words(network), causes);
      }
    } else {
      note(reachability.apply(changes), changes.size() + " changes of the network", causes);
    }
    network = reading.network();
    problems = reading.problems();
    Map<String, Machine> before = machines;
    machines = new TreeMap<>(network.machines());
    machines.forEach(
        (id, machine) -> {
          if (!Objects.equals(before.get(id), machine)) {
            causes.computeIfAbsent(id, one -> new ArrayList<>());
          }
        });
    this.fingerprint = fingerprint;
    Map<String, String> words = new TreeMap<>();
    causes.forEach((id, parts) -> words.put(id, String.join("; ", new TreeSet<>(parts))));
    return words;
  }

  private static void note(
      List<ExposureChange> changes, String cause, Map<String, List<String>> causes) {
    for (ExposureChange change : changes) {
      causes.computeIfAbsent(change.exposure().instanceId(), id -> new ArrayList<>()).add(cause);
    }
  }

  Reachability reachability() {
    return reachability;
  }

  /// When it was last evaluated as a whole.
  Instant evaluated() {
    return evaluated;
  }

  String fingerprint() {
    return fingerprint;
  }

  /// By id, in order.
  Map<String, Machine> machines() {
    return machines;
  }

  /// What could not be read.
  List<InputProblem> problems() {
    return problems;
  }

  /// What is open on an instance.
  List<Exposure> exposures(Machine machine) {
    return machine.ports().stream()
        .flatMap(port -> reachability.exposures(port.networkInterface()).stream())
        .toList();
  }
}
