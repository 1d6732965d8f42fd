package dev.assay.server.network;

import dev.assay.model.InputProblem;
import dev.assay.reachability.Exposure;
import dev.assay.reachability.ExposureChange;
import dev.assay.reachability.Machine;
import dev.assay.reachability.Machines;
import dev.assay.reachability.Network;
import dev.assay.reachability.NetworkChange;
import dev.assay.reachability.NetworkFolder;
import dev.assay.reachability.NetworkReading;
import dev.assay.reachability.Reachability;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// One network in memory, with what is open in it. For one thread at a time.
final class EvaluatedNetwork {
  /// More changes than this at once are made together, and nobody can say which of them did what.
  private static final int MOST_CAUSES = 50;

  private final NetworkFolder folder;
  private final Reachability reachability;
  private final Machines machines;
  private final Instant evaluated;
  private Network network;
  private List<InputProblem> problems;
  private String fingerprint;

  private EvaluatedNetwork(
      NetworkFolder folder, NetworkReading reading, String fingerprint, Instant evaluated) {
    this.folder = folder;
    this.network = reading.network();
    this.reachability = Reachability.of(network);
    this.machines = Machines.of(network);
    this.problems = reading.problems();
    this.fingerprint = fingerprint;
    this.evaluated = evaluated;
  }

  /// Reads and evaluates everything.
  ///
  /// @throws IOException when the folder cannot be listed
  static EvaluatedNetwork of(NetworkFolder folder, String fingerprint, Instant now)
      throws IOException {
    return new EvaluatedNetwork(folder, folder.read(), fingerprint, now);
  }

  /// Reads what has changed and evaluates what that touches.
  ///
  /// @return the instances about which anything is different, each with the changes in words
  /// @throws IOException when the folder cannot be listed
  Map<String, String> readAgain(String fingerprint) throws IOException {
    var reading = folder.read();
    Map<String, Set<String>> causes = new TreeMap<>();
    List<NetworkChange> changes = network.changesTo(reading.network());
    if (changes.size() <= MOST_CAUSES) {
      for (NetworkChange change : changes) {
        note(reachability.apply(List.of(change)), change.words(network), causes);
      }
    } else {
      note(reachability.apply(changes), changes.size() + " changes of the network", causes);
    }
    machines
        .become(reading.network(), changes)
        .forEach(id -> causes.computeIfAbsent(id, one -> new LinkedHashSet<>()));
    network = reading.network();
    problems = reading.problems();
    this.fingerprint = fingerprint;
    Map<String, String> words = new TreeMap<>();
    causes.forEach((id, parts) -> words.put(id, String.join("; ", parts)));
    return words;
  }

  private static void note(
      List<ExposureChange> changes, String cause, Map<String, Set<String>> causes) {
    for (ExposureChange change : changes) {
      causes
          .computeIfAbsent(change.exposure().instanceId(), id -> new LinkedHashSet<>())
          .add(cause);
    }
  }

  Reachability reachability() {
    return reachability;
  }

  Machines machines() {
    return machines;
  }

  /// When it was last evaluated as a whole.
  Instant evaluated() {
    return evaluated;
  }

  String fingerprint() {
    return fingerprint;
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
