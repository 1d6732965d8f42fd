package dev.assay.server.scan;

import dev.assay.coverage.ScanStatusReason;
import dev.assay.discovery.DiscoveredTarget;
import dev.assay.discovery.DiscoveryException;
import dev.assay.discovery.Watch;
import dev.assay.finding.ScannedResource;
import dev.assay.finding.ScannedResources;
import dev.assay.inventory.TargetDeniedException;
import dev.assay.inventory.TargetException;
import dev.assay.model.Artifact;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a round could not read, and why. Findings of such targets stay; coverage says that they are
/// not scanned now.
final class UnreadableTargets {
  private static final Logger LOG = LoggerFactory.getLogger(UnreadableTargets.class);

  private final TargetLog log;
  private final CoverageRows coverage;
  private final ScannedResources resources;
  private final Set<String> present;
  private final Map<String, ScanStatusReason> watches = new LinkedHashMap<>();
  private final Map<String, ScanStatusReason> targets = new LinkedHashMap<>();
  private final Map<String, String> words = new LinkedHashMap<>();
  private final Map<String, Artifact> expected = new LinkedHashMap<>();

  /// @param present keys of the targets that were seen, filled while the round goes on
  UnreadableTargets(
      TargetLog log, CoverageRows coverage, ScannedResources resources, Set<String> present) {
    this.log = log;
    this.coverage = coverage;
    this.resources = resources;
    this.present = present;
  }

  /// A whole watch.
  void add(Watch watch, DiscoveryException unseen) {
    watches.put(watch.keys(), reason(unseen.isDenied()));
    words.put(watch.keys(), String.valueOf(unseen.getMessage()));
    ExpectedArtifacts.of(watch).ifPresent(artifact -> expected.put(watch.keys(), artifact));
  }

  /// A target that is there and may turn out to be unreadable.
  void expect(DiscoveredTarget target) {
    ExpectedArtifacts.of(target).ifPresent(artifact -> expected.put(target.key(), artifact));
  }

  /// One target.
  void add(String key, TargetException unreadable) {
    targets.put(key, reason(unreadable instanceof TargetDeniedException));
    words.put(key, String.valueOf(unreadable.getMessage()));
  }

  /// A target whose scan failed on our side.
  void addFailed(String key) {
    targets.put(key, ScanStatusReason.INTERNAL_ERROR);
    words.put(key, "the scan failed");
  }

  /// Whether a target belongs to a watch that could not be seen.
  boolean holds(String key) {
    return watches.keySet().stream().anyMatch(watch -> Watch.isOf(watch, key));
  }

  /// Writes the coverage of each target that is not readable; it is read again as soon as it can
  /// be. A target that was never read, and whose identity only its content tells, is in the log
  /// alone.
  void say() {
    var unknown = new LinkedHashMap<>(words);
    for (TargetState state : log.all()) {
      unknown.keySet().removeIf(what -> Watch.isOf(what, state.key()));
      ScanStatusReason reason = reason(state);
      if (reason != ScanStatusReason.SUCCESSFUL && coverage.unreadable(state.resource(), reason)) {
        warn(state.key(), words(state.key()));
        log.put(state.outdated());
      }
    }
    unknown.forEach(UnreadableTargets::warn);
    for (String what : unknown.keySet()) {
      Artifact artifact = expected.get(what);
      if (artifact != null) {
        neverRead(what, resources.of(artifact));
      }
    }
  }

  private void neverRead(String key, ScannedResource resource) {
    var state = TargetState.neverRead(key, resource.identity().id());
    coverage.neverRead(resource, reason(state));
    log.put(state);
  }

  /// What was never read is not stale: there is nothing of it.
  private ScanStatusReason reason(TargetState state) {
    ScanStatusReason reason = reason(state.key());
    return reason == ScanStatusReason.STALE_INVENTORY && !state.wasRead()
        ? ScanStatusReason.NO_INVENTORY
        : reason;
  }

  private static void warn(String what, String why) {
    LOG.atWarn().addKeyValue("target", what).addKeyValue("reason", why).log("target not readable");
  }

  private ScanStatusReason reason(String key) {
    ScanStatusReason own = targets.get(key);
    if (own != null) {
      return own;
    }
    if (present.contains(key)) {
      return ScanStatusReason.SUCCESSFUL;
    }
    return watches.entrySet().stream()
        .filter(watch -> Watch.isOf(watch.getKey(), key))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(ScanStatusReason.SUCCESSFUL);
  }

  private String words(String key) {
    return words.entrySet().stream()
        .filter(entry -> Watch.isOf(entry.getKey(), key))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  private static ScanStatusReason reason(boolean isDenied) {
    return isDenied ? ScanStatusReason.ACCESS_DENIED : ScanStatusReason.STALE_INVENTORY;
  }
}
