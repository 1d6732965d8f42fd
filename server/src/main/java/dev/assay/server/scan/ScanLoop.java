package dev.assay.server.scan;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;

import dev.assay.advisory.IndexDelta;
import dev.assay.discovery.DiscoveredTarget;
import dev.assay.discovery.Discovery;
import dev.assay.discovery.DiscoveryException;
import dev.assay.discovery.Watch;
import dev.assay.finding.ScannedResources;
import dev.assay.inventory.TargetException;
import dev.assay.model.TemporaryFailure;
import dev.assay.server.advisory.AdvisoryData;
import dev.assay.server.config.ServerSettings;
import dev.assay.server.peers.AccountPeers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the watches again and again: scans what is new or has changed, judges everything again
/// when the advisories have, and retires what is gone. All state is in the database, so a round may
/// be killed at any moment.
final class ScanLoop {
  private static final Logger LOG = LoggerFactory.getLogger(ScanLoop.class);

  private final List<Watch.OfArtifacts> watches;
  private final ServerSettings.Schedule schedule;
  private final Discovery discovery;
  private final AdvisoryData advisories;
  private final Scans scans;
  private final TargetLog log;
  private final CoverageRows coverage;
  private final ScannedResources resources;
  private final Predicate<Watch.OfArtifacts> isOn;
  private final SwitchedOff switchedOff;
  private final AccountPeers peers;
  private final Clock clock;
  private final Set<String> saidMissing = new HashSet<>();

  /// Whether another server was at something that this one found due in its last round.
  private volatile boolean isWaiting;

  /// @param isOn whether a watch's targets are scanned now
  ScanLoop(
      List<Watch.OfArtifacts> watches,
      ServerSettings.Schedule schedule,
      Discovery discovery,
      AdvisoryData advisories,
      Scans scans,
      TargetLog log,
      CoverageRows coverage,
      ScannedResources resources,
      Predicate<Watch.OfArtifacts> isOn,
      SwitchedOff switchedOff,
      AccountPeers peers,
      Clock clock) {
    this.watches = List.copyOf(watches);
    this.schedule = schedule;
    this.discovery = discovery;
    this.advisories = advisories;
    this.scans = scans;
    this.log = log;
    this.coverage = coverage;
    this.resources = resources;
    this.isOn = isOn;
    this.switchedOff = switchedOff;
    this.peers = peers;
    this.clock = clock;
  }

  /// Whether another server was at something that was due. Should it end, this one goes on with it.
  boolean isWaiting() {
    return isWaiting;
  }

  /// Looks at every watch once.
  void round() throws InterruptedException {
    isWaiting = false;
    var present = new HashSet<String>();
    var unreadable = new UnreadableTargets(log, coverage, resources, present);
    guarded("what is switched off", unreadable, switchedOff::forget);
    // Once: what is switched on while the round goes on is not looked for, and not missed either.
    var watchesByOn = watches.stream().collect(partitioningBy(isOn));
    for (Watch.OfArtifacts watch : watchesByOn.getOrDefault(true, List.of())) {
      try {
        var look = discovery.look(watch);
        look.missing().forEach(this::sayMissing);
        for (DiscoveredTarget target : look.targets()) {
          present.add(target.key());
          unreadable.expect(target);
          guarded(target.key(), unreadable, () -> scanIfDue(target));
        }
      } catch (DiscoveryException unseen) {
        // What cannot be seen now is not gone: its findings stay as they are.
        unreadable.add(watch, unseen);
      }
    }
    judgeAgain(unreadable);
    retireMissing(present, unreadable, watchesByOn.getOrDefault(false, List.of()));
    // Last: a kept inventory that was judged again does not make its target readable.
    guarded("coverage", unreadable, unreadable::say);
    guarded("retention", unreadable, scans::forgetOld);
  }

  /// Once, not at every look.
  private void sayMissing(String what) {
    if (saidMissing.add(what)) {
      LOG.atWarn().addKeyValue("target", what).log("watched target is not there");
    }
  }

  private void scanIfDue(DiscoveredTarget target) throws InterruptedException {
    saidMissing.remove(target.key());
    if (isDue(target, log.state(target.key()))) {
      alone(target.key(), () -> scanIfStillDue(target));
    }
  }

  private boolean isDue(DiscoveredTarget target, Optional<TargetState> known) {
    boolean isFresh =
        known.isPresent()
            && known.get().fingerprint().equals(target.fingerprint())
            && known.get().scanned().plus(schedule.fullInterval()).isAfter(clock.instant());
    return !isFresh;
  }

  private void scanIfStillDue(DiscoveredTarget target) throws InterruptedException {
    var known = log.state(target.key());
    if (isDue(target, known)) {
      var state = scans.scan(target);
      known
          .filter(before -> !before.resource().equals(state.resource()))
          .ifPresent(this::retireUnlessShared);
      log.put(state);
    }
  }

  /// What another server is at is looked for again in the next round.
  private void alone(String work, AccountPeers.Work step) throws InterruptedException {
    isWaiting |= !peers.alone(work, step);
  }

  /// Kept inventories under a new index: no artifact is read, and no inventory either that holds
  /// nothing the new index speaks differently of.
  private void judgeAgain(UnreadableTargets unreadable) throws InterruptedException {
    if (peers.knowBetter()) {
      return;
    }
    var index = advisories.current().summary().id();
    var staleByIndex =
        log.all().stream()
            .filter(state -> !state.index().equals(index))
            .collect(groupingBy(TargetState::index, TreeMap::new, toList()));
    for (var stale : staleByIndex.entrySet()) {
      guarded(
          "new advisories",
          unreadable,
          () -> judgeAgain(stale.getValue(), advisories.since(stale.getKey()), index, unreadable));
    }
  }

  private void judgeAgain(
      List<TargetState> states, IndexDelta delta, String index, UnreadableTargets unreadable)
      throws InterruptedException {
    var affected = scans.affected(delta);
    var untouched = new ArrayList<String>();
    for (TargetState state : states) {
      if (affected.test(state.resource())) {
        guarded(state.key(), unreadable, () -> alone(state.key(), () -> judgeAgain(state, index)));
      } else {
        untouched.add(state.key());
      }
    }
    log.judged(untouched, index);
    LOG.atInfo()
        .addKeyValue("index", index)
        .addKeyValue("targets", states.size())
        .addKeyValue("untouched", untouched.size())
        .log("new advisories applied");
  }

  /// Unless another server has done it meanwhile.
  private void judgeAgain(TargetState known, String index) {
    var state = log.state(known.key());
    if (state.isPresent() && state.get().index().equals(known.index())) {
      scans.judgeAgain(state.get().resource());
      log.put(state.get().judgedBy(index));
    }
  }

  /// Closes what is on targets that are gone.
  private void retireMissing(
      Set<String> present, UnreadableTargets unreadable, List<Watch.OfArtifacts> off)
      throws InterruptedException {
    for (TargetState state : log.all()) {
      // Uploaded inventories have no watch that could miss them.
      boolean isKept =
          present.contains(state.key())
              || state.key().startsWith(Scans.UPLOADED)
              || unreadable.holds(state.key())
              || peers.isForOthers(state.key())
              || isOfAny(off, state.key());
      if (!isKept) {
        guarded(
            state.key(),
            unreadable,
            () -> {
              retireUnlessShared(state);
              log.remove(state.key());
            });
      }
    }
  }

  /// What such targets had is not closed: it is forgotten, or kept until the kind is on again.
  private static boolean isOfAny(List<Watch.OfArtifacts> off, String key) {
    return off.stream().anyMatch(watch -> Watch.isOf(watch.keys(), key));
  }

  /// Two tags may name one image: it is gone with the last of them. Before the log forgets the
  /// target, so that a kill in between only does it again.
  private void retireUnlessShared(TargetState gone) {
    boolean isShared =
        log.all().stream()
            .anyMatch(
                other ->
                    other.resource().equals(gone.resource()) && !other.key().equals(gone.key()));
    if (!isShared) {
      scans.retire(gone.resource());
    }
  }

  /// One target's failure, whatever it is, must not keep the others from being scanned.
  private static void guarded(String what, UnreadableTargets unreadable, AccountPeers.Work step)
      throws InterruptedException {
    try {
      step.run();
    } catch (TargetException failure) {
      unreadable.add(what, failure);
    } catch (RuntimeException failure) {
      LOG.atError().addKeyValue("target", what).setCause(failure).log("scan failed");
      if (!(failure instanceof TemporaryFailure)) {
        unreadable.addFailed(what);
      }
    }
  }
}
