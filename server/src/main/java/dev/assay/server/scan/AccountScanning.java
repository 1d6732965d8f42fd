package dev.assay.server.scan;

import dev.assay.api.InventoryReceiver;
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
import dev.assay.server.peers.AccountPeers;
import dev.assay.server.peers.Presence;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;

/// Scanning for one account: its watches, where it has any, and what its clients send.
final class AccountScanning {
  private final AccountId account;
  private final ScannedResources resources;
  private final EnabledKinds enabled;
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
      EnabledKinds enabled,
      Presence presence,
      Clock clock) {}

  AccountScanning(AccountId account, List<Watch.OfArtifacts> watches, Shared shared) {
    var clock = shared.clock();
    var rows = new CoverageRows(shared.coverage(), account, clock);
    this.resources = ScannedResources.in(account, shared.settings().account().region());
    this.account = account;
    this.enabled = shared.enabled();
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
            watch -> enabled.isOn(account, EnabledKinds.of(watch)),
            new SwitchedOff(account, enabled, shared.findings(), shared.coverage(), log),
            AccountPeers.of(account, shared.presence(), shared.database()),
            clock);
  }

  void round() throws InterruptedException {
    loop.round();
  }

  /// Whether another server is at something that is due.
  boolean isWaiting() {
    return loop.isWaiting();
  }

  /// How many targets are known.
  long targets() {
    return log.all().size();
  }

  /// Takes an inventory in, unless the scanning of what it is of is off.
  InventoryReceiver.Receipt upload(Inventory inventory) {
    var kind = EnabledKinds.of(resources.of(inventory));
    if (!enabled.isOn(account, kind)) {
      return new InventoryReceiver.Receipt.Refused(
          "",
          kind
              + " scanning is off for account "
              + account
              + ": an administrator can switch it on with Enable (aws inspector2 enable"
              + " --resource-types "
              + kind
              + ")");
    }
    var state = scans.upload(inventory);
    log.put(state);
    return new InventoryReceiver.Receipt.Accepted(state.resource());
  }
}
