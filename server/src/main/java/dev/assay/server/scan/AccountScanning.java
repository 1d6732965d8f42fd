package dev.assay.server.scan;

import dev.assay.coverage.CoverageStore;
import dev.assay.database.Database;
import dev.assay.discovery.Discovery;
import dev.assay.discovery.Watch;
import dev.assay.finding.FindingStore;
import dev.assay.finding.ScannedResources;
import dev.assay.inventory.InventoryScanner;
import dev.assay.model.AccountId;
import dev.assay.model.Inventory;
import dev.assay.server.advisory.AdvisoryData;
import dev.assay.server.config.ServerSettings;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;

/// Scanning for one account: its watches, where it has any, and what its clients send.
final class AccountScanning {
  private final TargetLog log;
  private final Scans scans;
  private final ScanLoop loop;

  /// What all accounts share.
  record Shared(
      ServerSettings settings,
      Database database,
      FindingStore findings,
      CoverageStore coverage,
      InventoryScanner scanner,
      AdvisoryData advisories,
      Predicate<AccountId> looksDeep,
      Clock clock) {}

  AccountScanning(AccountId account, List<Watch.OfArtifacts> watches, Shared shared) {
    var clock = shared.clock();
    var rows = new CoverageRows(shared.coverage(), account, clock);
    var resources = ScannedResources.in(account, shared.settings().account().region());
    this.log = new TargetLog(shared.database(), account);
    this.scans =
        new Scans(
            account,
            resources,
            shared.scanner(),
            shared.advisories(),
            shared.findings(),
            rows,
            shared.looksDeep(),
            clock);
    this.loop =
        new ScanLoop(
            watches,
            shared.settings().schedule(),
            new Discovery(),
            shared.advisories(),
            scans,
            log,
            rows,
            resources,
            clock);
  }

  void round() throws InterruptedException {
    loop.round();
  }

  /// How many targets are known.
  long targets() {
    return log.all().size();
  }

  /// Takes an inventory in.
  ///
  /// @return the resource its findings are on
  String upload(Inventory inventory) {
    var state = scans.upload(inventory);
    log.put(state);
    return state.resource();
  }
}
