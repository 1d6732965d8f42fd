package dev.assay.server.scan;

import dev.assay.advisory.IndexDelta;
import dev.assay.discovery.DiscoveredTarget;
import dev.assay.finding.FindingAssembler;
import dev.assay.finding.FindingStore;
import dev.assay.finding.ScanResult;
import dev.assay.finding.ScannedResource;
import dev.assay.finding.ScannedResources;
import dev.assay.inventory.InventoryScanner;
import dev.assay.inventory.ScanProgress;
import dev.assay.match.Matcher;
import dev.assay.model.AccountId;
import dev.assay.model.Inventory;
import dev.assay.model.OperatingSystem;
import dev.assay.server.advisory.AdvisoryData;
import java.time.Clock;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Scans one target, or judges one kept inventory again, and hands the findings to the store: all
/// of a scan's results in one transaction.
final class Scans {
  private static final Logger LOG = LoggerFactory.getLogger(Scans.class);

  /// Begins the keys of targets that a client sent in.
  static final String UPLOADED = "uploaded ";

  private final AccountId account;
  private final ScannedResources resources;
  private final InventoryScanner scanner;
  private final AdvisoryData advisories;
  private final FindingStore findings;
  private final CoverageRows coverage;
  private final Predicate<AccountId> looksDeep;
  private final Clock clock;

  /// @param looksDeep whether packages of languages count on an account's instances
  Scans(
      AccountId account,
      ScannedResources resources,
      InventoryScanner scanner,
      AdvisoryData advisories,
      FindingStore findings,
      CoverageRows coverage,
      Predicate<AccountId> looksDeep,
      Clock clock) {
    this.account = account;
    this.resources = resources;
    this.scanner = scanner;
    this.advisories = advisories;
    this.findings = findings;
    this.coverage = coverage;
    this.looksDeep = looksDeep;
    this.clock = clock;
  }

  /// Reads a target and takes in what is found.
  TargetState scan(DiscoveredTarget target) throws InterruptedException {
    var began = clock.instant();
    var inventory = scanner.take(target.target(), ScanProgress.NONE);
    var index = takeIn(inventory);
    LOG.atInfo()
        .addKeyValue("target", target.key())
        .addKeyValue("packages", inventory.packages().size())
        .addKeyValue("problems", inventory.problems().size())
        .addKeyValue("millis", clock.millis() - began.toEpochMilli())
        .log("scan finished");
    return new TargetState(
        target.key(),
        target.fingerprint(),
        resources.of(inventory).identity().id(),
        index,
        clock.instant());
  }

  /// Takes in an inventory that a client sent.
  TargetState upload(Inventory inventory) {
    var resource = resources.of(inventory).identity().id();
    var index = takeIn(inventory);
    return new TargetState(UPLOADED + resource, "", resource, index, clock.instant());
  }

  /// Judges a kept inventory with the index in use, without reading the artifact.
  void judgeAgain(String resource) {
    findings.inventory(account, resource).ifPresent(this::takeIn);
  }

  /// Which resources the index in use may judge differently from the one before it. Facts that
  /// change no judgement are taken over here.
  Predicate<String> affected(IndexDelta delta) {
    return switch (delta) {
      case IndexDelta.Everything() -> resource -> true;
      case IndexDelta.Some(var packages, var vulnerabilities) -> {
        findings.refresh(account, vulnerabilities);
        yield findings.holders(account, packages)::contains;
      }
    };
  }

  /// Closes what is on a resource that is gone.
  void retire(String resource) {
    findings.retire(account, resource);
    coverage.gone(resource);
  }

  void forgetOld() {
    findings.forgetOld(account);
  }

  /// Packages of languages on machines are what deep inspection adds. A folder of sources stands
  /// for a machine too, but has no operating system.
  private Inventory judged(Inventory inventory, ScannedResource resource) {
    boolean isMachine =
        resource instanceof ScannedResource.Instance
            && inventory.operatingSystem() instanceof OperatingSystem.Distribution;
    if (!isMachine || looksDeep.test(account)) {
      return inventory;
    }
    return new Inventory(
        inventory.artifact(),
        inventory.operatingSystem(),
        inventory.packages().stream().filter(one -> one.type().isOperatingSystem()).toList(),
        inventory.problems());
  }

  /// @return id of the index that judged
  private String takeIn(Inventory inventory) {
    var index = advisories.current();
    var resource = resources.of(inventory);
    var result = new Matcher(index).match(judged(inventory, resource));
    var found = FindingAssembler.assemble(result, index);
    var changes = findings.apply(account, new ScanResult(resource, inventory, found));
    coverage.scanned(resource, result);
    if (!changes.isEmpty()) {
      LOG.atInfo()
          .addKeyValue("resource", resource.identity().id())
          .addKeyValue("opened", changes.opened().size())
          .addKeyValue("reopened", changes.reopened().size())
          .addKeyValue("updated", changes.updated().size())
          .addKeyValue("closed", changes.closed().size())
          .log("findings changed");
    }
    return index.summary().id();
  }
}
