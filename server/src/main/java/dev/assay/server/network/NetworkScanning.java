package dev.assay.server.network;

import dev.assay.discovery.DiscoveredNetwork;
import dev.assay.discovery.Discovery;
import dev.assay.discovery.DiscoveryException;
import dev.assay.discovery.Watch;
import dev.assay.finding.FindingStore;
import dev.assay.finding.InternetReach;
import dev.assay.finding.NetworkResult;
import dev.assay.finding.ScanChanges;
import dev.assay.finding.ScannedResource;
import dev.assay.finding.SeverityProfile;
import dev.assay.model.AccountId;
import dev.assay.model.InputProblem;
import dev.assay.reachability.Exposure;
import dev.assay.reachability.Machine;
import dev.assay.reachability.NetworkReading;
import dev.assay.reachability.Origin;
import dev.assay.server.peers.HeldWork;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the watched networks again and again, and keeps the findings on their instances true.
///
/// What was evaluated is in memory only: after a start everything is evaluated anew and compared
/// with the store, which holds all that must not be lost.
public final class NetworkScanning {
  private static final Logger LOG = LoggerFactory.getLogger(NetworkScanning.class);

  /// Instances of one transaction.
  private static final int BATCH = 1_000;

  /// Problems that are logged one by one; the rest is counted.
  private static final int MOST_PROBLEMS = 20;

  /// Amazon Inspector evaluates networks as often.
  private static final Duration WHOLE_INTERVAL = Duration.ofHours(12);

  private final List<Watch.WatchedNetwork> watches;
  private final Where where;
  private final SeverityProfile profile;
  private final Discovery discovery;
  private final FindingStore findings;
  private final NetworkCoverage coverage;
  private final BooleanSupplier isOn;
  private final HeldWork storing;
  private final Clock clock;
  private final Map<String, EvaluatedNetwork> networks;

  /// Whether the store may know instances that no network has: after a start, when a network went
  /// or was read.
  private boolean mayHaveGone = true;

  /// Whether this server is the one that stores what it finds.
  private boolean isStoring;

  /// Why a network cannot be read now, by watch.
  private final Map<String, String> unreadable = new HashMap<>();

  /// What is wrong with a network, as it was told last, by watch.
  private final Map<String, List<InputProblem>> saidProblems = new HashMap<>();

  /// Fingerprints of files that may still be being written.
  private final Map<String, String> unsettled = new HashMap<>();

  /// Whose instances they are.
  public record Where(AccountId account, String region) {}

  /// Starts nothing.
  ///
  /// @param networks to be filled with what is evaluated
  /// @param isOn whether instances are scanned now
  /// @param storing of several servers one stores; the others know the networks to answer questions
  public NetworkScanning(
      List<Watch.WatchedNetwork> watches,
      Where where,
      SeverityProfile profile,
      Discovery discovery,
      WatchedNetworks networks,
      FindingStore findings,
      NetworkCoverage coverage,
      BooleanSupplier isOn,
      HeldWork storing,
      Clock clock) {
    this.watches = List.copyOf(watches);
    this.where = where;
    this.profile = profile;
    this.discovery = discovery;
    this.networks = networks.byWatch();
    this.findings = findings;
    this.coverage = coverage;
    this.isOn = isOn;
    this.storing = storing;
    this.clock = clock;
  }

  /// Looks at every network once.
  public void round() throws InterruptedException {
    if (!isOn.getAsBoolean()) {
      // Evaluated anew when it is on again: what was found is forgotten meanwhile.
      forget();
      return;
    }
    boolean wasStoring = isStoring;
    isStoring = storing.isHeld();
    if (isStoring && !wasStoring) {
      // What changed since the server before stored last is not known: everything is compared.
      forget();
    }
    boolean isComplete = true;
    for (Watch.WatchedNetwork watch : watches) {
      isComplete &= look(watch);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    if (isStoring && isComplete && mayHaveGone) {
      leaveWhatIsGone();
      mayHaveGone = false;
    }
  }

  private void forget() {
    networks.clear();
    mayHaveGone = true;
  }

  /// Whether the network is known as it is now.
  private boolean look(Watch.WatchedNetwork watch) {
    try {
      var found = discovery.network(watch);
      sayReadable(watch.name());
      if (found.isEmpty()) {
        mayHaveGone |= networks.remove(watch.name()) != null;
        return true;
      }
      return isSettled(found.get()) && isTakenIn(found.get());
    } catch (DiscoveryException unseen) {
      sayUnreadable(watch.name(), unseen, unseen.isDenied());
      return false;
    } catch (IOException unseen) {
      sayUnreadable(watch.name(), unseen, false);
      return false;
    } catch (RuntimeException failure) {
      // What is in memory may be ahead of the store: it is thrown away and made anew.
      networks.remove(watch.name());
      throw failure;
    }
  }

  /// Once, not at every look.
  private void sayUnreadable(String watch, Exception unseen, boolean isDenied) {
    String reason = String.valueOf(unseen.getMessage());
    if (reason.equals(unreadable.put(watch, reason))) {
      return;
    }
    LOG.atWarn()
        .addKeyValue("network", watch)
        .addKeyValue("reason", reason)
        .log("network not readable");
    var known = networks.get(watch);
    if (known != null && isStoring) {
      coverage.unreadable(known.machines().stream().map(Machine::id).toList(), isDenied);
    }
  }

  private void sayReadable(String watch) {
    var known = networks.get(watch);
    if (unreadable.remove(watch) != null && known != null && isStoring) {
      coverage.scanned(
          known.machines().stream().filter(machine -> !machine.isTerminated()).toList(),
          known.problems().size());
    }
  }

  /// Somebody may be copying the files: they are read once they have been the same for two looks.
  private boolean isSettled(DiscoveredNetwork found) {
    var known = networks.get(found.key());
    if (known == null || known.fingerprint().equals(found.fingerprint())) {
      unsettled.remove(found.key());
      return true;
    }
    return found.fingerprint().equals(unsettled.put(found.key(), found.fingerprint()));
  }

  private boolean isTakenIn(DiscoveredNetwork found) throws IOException {
    var began = clock.instant();
    var known = networks.get(found.key());
    if (known == null || known.evaluated().plus(WHOLE_INTERVAL).isBefore(began)) {
      var network =
          EvaluatedNetwork.of(NetworkReading.kept(found.folder()), found.fingerprint(), began);
      networks.put(found.key(), network);
      mayHaveGone = true;
      Map<String, String> all = new TreeMap<>();
      network.machines().forEach(machine -> all.put(machine.id(), ""));
      report(found.key(), network, store(network, all), Duration.between(began, clock.instant()));
    } else if (!known.fingerprint().equals(found.fingerprint())) {
      var causes = known.readAgain(found.fingerprint());
      report(found.key(), known, store(known, causes), Duration.between(began, clock.instant()));
    }
    return true;
  }

  /// @param causes of the instances to store
  private List<ScanChanges> store(EvaluatedNetwork network, Map<String, String> causes) {
    List<ScanChanges> changes = new ArrayList<>();
    if (!isStoring) {
      return changes;
    }
    List<NetworkResult> results = new ArrayList<>();
    List<Machine> covered = new ArrayList<>();
    for (var cause : causes.entrySet()) {
      var known = network.machine(cause.getKey());
      if (known.isEmpty() || known.get().isTerminated()) {
        mayHaveGone = true;
        continue;
      }
      var machine = known.get();
      covered.add(machine);
      if (machine.isRunning()) {
        results.add(result(machine, network.found(machine, profile), cause.getValue()));
      }
      if (results.size() == BATCH) {
        changes.add(findings.apply(where.account(), results));
        results.clear();
      }
    }
    changes.add(findings.apply(where.account(), results));
    coverage.scanned(covered, network.problems().size());
    return changes;
  }

  private NetworkResult result(Machine machine, EvaluatedNetwork.Found found, String cause) {
    return new NetworkResult(
        instance(machine), internet(found.exposures()), found.findings(), cause);
  }

  /// What an appliance lets through is not known, so it counts as reached.
  private static InternetReach internet(List<Exposure> exposures) {
    return exposures.stream().anyMatch(exposure -> exposure.origin() == Origin.INTERNET)
        ? InternetReach.REACHABLE
        : InternetReach.NOT_REACHABLE;
  }

  private ScannedResource.Instance instance(Machine machine) {
    var primary = machine.ports().stream().findFirst();
    return new ScannedResource.Instance(
        new ScannedResource.Identity(machine.id(), where.region(), "", machine.tags()),
        machine.tags().getOrDefault("Name", ""),
        new ScannedResource.Machine(
            machine.type(),
            machine.image(),
            primary.map(Machine.Port::vpc).orElse(""),
            primary.map(Machine.Port::subnet).orElse(""),
            machine.ports().stream().flatMap(port -> port.ipv4Addresses().stream()).toList(),
            machine.ports().stream().flatMap(port -> port.ipv6Addresses().stream()).toList()),
        InternetReach.UNKNOWN);
  }

  /// Closes what is on instances that were in a network and are in none now.
  private void leaveWhatIsGone() {
    Set<String> gone = new TreeSet<>(findings.inNetworks(where.account()));
    for (EvaluatedNetwork network : networks.values()) {
      network.machines().stream()
          .filter(machine -> !machine.isTerminated())
          .map(Machine::id)
          .forEach(gone::remove);
    }
    if (!gone.isEmpty()) {
      var changes = findings.leaveNetwork(where.account(), gone, "the instance is gone");
      coverage.gone(gone);
      LOG.atInfo()
          .addKeyValue("instances", gone.size())
          .addKeyValue("closed", changes.closed().size())
          .log("instances are gone");
    }
  }

  private void report(
      String key, EvaluatedNetwork network, List<ScanChanges> changes, Duration took) {
    if (!network.problems().equals(saidProblems.put(key, network.problems()))) {
      network.problems().stream()
          .limit(MOST_PROBLEMS)
          .forEach(
              problem -> LOG.atWarn().addKeyValue("network", key).log("{}", problem.message()));
    }
    LOG.atInfo()
        .addKeyValue("network", key)
        .addKeyValue("instances", network.size())
        .addKeyValue("problems", network.problems().size())
        .addKeyValue("opened", sum(changes, it -> it.opened().size()))
        .addKeyValue("reopened", sum(changes, it -> it.reopened().size()))
        .addKeyValue("updated", sum(changes, it -> it.updated().size()))
        .addKeyValue("closed", sum(changes, it -> it.closed().size()))
        .addKeyValue("millis", took.toMillis())
        .log("network evaluated");
  }

  private static int sum(Collection<ScanChanges> changes, ToIntFunction<ScanChanges> count) {
    return changes.stream().mapToInt(count).sum();
  }
}
