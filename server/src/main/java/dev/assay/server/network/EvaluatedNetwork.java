package dev.assay.server.network;

import dev.assay.api.NetworkDesk.Question;
import dev.assay.finding.NetworkFinding;
import dev.assay.finding.SeverityProfile;
import dev.assay.model.InputProblem;
import dev.assay.reachability.EntryPoint;
import dev.assay.reachability.Exposure;
import dev.assay.reachability.ExposureChange;
import dev.assay.reachability.Machine;
import dev.assay.reachability.Machines;
import dev.assay.reachability.Network;
import dev.assay.reachability.NetworkChange;
import dev.assay.reachability.NetworkFolder;
import dev.assay.reachability.NetworkReading;
import dev.assay.reachability.PacketAnswer;
import dev.assay.reachability.PacketQuestion;
import dev.assay.reachability.Reachability;
import dev.assay.reachability.Remedy;
import dev.assay.reachability.RemedyQuestion;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// One network in memory, with what is open in it. Safe for use by many threads at once: each call
/// holds it.
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
    this.problems = problems(reading);
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
  synchronized Map<String, String> readAgain(String fingerprint) throws IOException {
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
    problems = problems(reading);
    this.fingerprint = fingerprint;
    Map<String, String> words = new TreeMap<>();
    causes.forEach((id, parts) -> words.put(id, String.join("; ", parts)));
    return words;
  }

  /// What could not be read, and what the answers rest on and the data does not have (rule D1).
  private List<InputProblem> problems(NetworkReading reading) {
    return Stream.concat(reading.problems().stream(), reachability.missing().stream()).toList();
  }

  private static void note(
      List<ExposureChange> changes, String cause, Map<String, Set<String>> causes) {
    for (ExposureChange change : changes) {
      causes
          .computeIfAbsent(change.exposure().instanceId(), id -> new LinkedHashSet<>())
          .add(cause);
    }
  }

  /// By id, in order.
  synchronized List<Machine> machines() {
    return List.copyOf(machines.all());
  }

  synchronized int size() {
    return machines.all().size();
  }

  /// Ids of instances behind one, in order.
  synchronized List<String> machinesAfter(String after, int most) {
    return machines.after(after).stream().map(Machine::id).limit(most).toList();
  }

  synchronized Optional<Machine> machine(String id) {
    return machines.find(id);
  }

  /// When it was last evaluated as a whole.
  Instant evaluated() {
    return evaluated;
  }

  synchronized String fingerprint() {
    return fingerprint;
  }

  /// What could not be read or is missing.
  synchronized List<InputProblem> problems() {
    return problems;
  }

  /// What is open on an instance, as findings too.
  synchronized Found found(Machine machine, SeverityProfile profile) {
    var exposures = exposures(machine.id());
    return new Found(new NetworkFindings(reachability, profile).of(machine, exposures), exposures);
  }

  /// What is open on an instance.
  record Found(List<NetworkFinding> findings, List<Exposure> exposures) {}

  /// What is open on an instance or an interface.
  synchronized List<Exposure> exposures(String id) {
    return machines
        .find(id)
        .map(machine -> machine.ports().stream().map(Machine.Port::networkInterface).toList())
        .orElseGet(() -> List.of(id))
        .stream()
        .flatMap(one -> reachability.exposures(one).stream())
        .toList();
  }

  /// One packet at each edge that is meant, straight and through each listener that sends there.
  ///
  /// @throws IllegalArgumentException when the source is not an address
  synchronized Map<PacketQuestion, PacketAnswer> ask(Question question) {
    Map<PacketQuestion, PacketAnswer> answers = new LinkedHashMap<>();
    for (EntryPoint point :
        reachability.entryPoints(question.id(), question.protocol(), question.port())) {
      if (question.edge().isEmpty() || question.edge().equals(point.edge())) {
        var anybody = reachability.question(point, question.protocol(), question.port());
        var packet = question.source().isEmpty() ? anybody : anybody.from(question.source());
        answers.put(packet, reachability.ask(packet));
      }
    }
    return answers;
  }

  /// What would close a port, for each way in which it is open.
  synchronized Map<RemedyQuestion, List<Remedy>> remedies(Question question) {
    Map<RemedyQuestion, List<Remedy>> remedies = new LinkedHashMap<>();
    for (Exposure exposure : exposures(question.id())) {
      boolean isMeant = question.edge().isEmpty() || question.edge().equals(exposure.edge());
      if (isMeant && exposure.isOpen(question.protocol(), question.port(), question.port())) {
        var asked =
            new RemedyQuestion(
                exposure.networkInterfaceId(),
                exposure.edge(),
                exposure.way(),
                question.protocol(),
                question.port(),
                question.port());
        remedies.computeIfAbsent(asked, reachability::remedies);
      }
    }
    return remedies;
  }

  /// What would close something; none where it is not open here.
  synchronized List<Remedy> remedies(RemedyQuestion question) {
    return reachability.remedies(question);
  }

  /// What would open and close if these components replaced those with their ids. The network is
  /// afterwards as it was.
  synchronized List<ExposureChange> whatIf(Network proposed) {
    var after = Network.of(Stream.concat(network.all().stream(), proposed.all().stream()).toList());
    var changes = reachability.apply(network.changesTo(after));
    reachability.apply(after.changesTo(network));
    return changes;
  }
}
