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
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
  private final Clock clock;
  private final Set<String> saidMissing = new HashSet<>();

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
    this.clock = clock;
  }

  /// Looks at every watch once.
  void round() throws InterruptedException {
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
    var known = log.state(target.key());
    saidMissing.remove(target.key());
    boolean isFresh =
        known.isPresent()
            && known.get().fingerprint().equals(target.fingerprint())
            && known.get().scanned().plus(schedule.fullInterval()).isAfter(clock.instant());
    if (!isFresh) {
      var state = scans.scan(target);
      known
          .filter(before -> !before.resource().equals(state.resource()))
          .ifPresent(this::retireUnlessShared);
      log.put(state);
    }
  }

  /// Kept inventories under a new index: no artifact is read, and no inventory either that holds
  /// nothing the new index speaks differently of.
  private void judgeAgain(UnreadableTargets unreadable) throws InterruptedException {
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
        guarded(
            state.key(),
            unreadable,
            () -> {
              scans.judgeAgain(state.resource());
              log.put(state.judgedBy(index));
            });
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
    return off.stream().anyMatch(watch -> UnreadableTargets.isOf(watch.name(), key));
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

  private interface Step {
    void run() throws InterruptedException;
  }

  /// One target's failure, whatever it is, must not keep the others from being scanned.
  private static void guarded(String what, UnreadableTargets unreadable, Step step)
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
