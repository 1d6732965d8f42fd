package dev.assay.server.scan;

import dev.assay.api.InventoryReceiver;
import dev.assay.coverage.CoverageStore;
import dev.assay.database.Database;
import dev.assay.discovery.Discovery;
import dev.assay.discovery.Watch;
import dev.assay.finding.FindingStore;
import dev.assay.finding.ScannedResources;
import dev.assay.inventory.ArchiveIndex;
import dev.assay.inventory.InventoryJson;
import dev.assay.inventory.InventoryScanner;
import dev.assay.inventory.ScanLimits;
import dev.assay.inventory.TargetException;
import dev.assay.model.AccountId;
import dev.assay.model.Inventory;
import dev.assay.server.advisory.AdvisoryData;
import dev.assay.server.config.ServerSettings;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;

/// Everything that scans, for one account.
public final class Scanning implements InventoryReceiver {
  private static final long MOST_LAYER_BYTES = 4L << 30;

  private final AccountId account;
  private final TargetLog log;
  private final Scans scans;
  private final ScanLoop loop;

  /// Wires the parts; starts nothing.
  public Scanning(
      ServerSettings settings,
      AccountId account,
      Database database,
      FindingStore findings,
      CoverageStore coverage,
      AdvisoryData advisories,
      Clock clock)
      throws IOException {
    var defaults = ScanLimits.DEFAULT;
    var limits =
        new ScanLimits(
            defaults.entries(),
            defaults.fileBytes(),
            defaults.totalBytes(),
            defaults.archiveDepth(),
            defaults.expansion(),
            settings.schedule().timeout());
    this.account = account;
    this.log = new TargetLog(database, account);
    var rows = new CoverageRows(coverage, account, clock);
    var resources = ScannedResources.in(account, settings.account().region());
    this.scans =
        new Scans(
            account,
            resources,
            new InventoryScanner(limits)
                .naming(ArchiveIndex.in(settings.dataDir()))
                .keepingLayers(settings.dataDir().resolve("layers"), MOST_LAYER_BYTES, clock),
            advisories,
            findings,
            rows,
            clock);
    this.loop =
        new ScanLoop(
            settings.watchesOf(Watch.OfArtifacts.class),
            settings.schedule(),
            new Discovery(),
            advisories,
            scans,
            log,
            rows,
            resources,
            clock);
  }

  /// Looks at every watch once, and does what is due.
  public void round() throws InterruptedException {
    loop.round();
  }

  /// How many targets are known.
  public long targets() {
    return log.all().size();
  }

  @Override
  public Receipt receive(AccountId sender, InputStream document) {
    if (!sender.equals(account)) {
      return new Receipt.Refused("", "this server works for account " + account);
    }
    Inventory inventory;
    try {
      inventory = InventoryJson.read(document);
    } catch (TargetException unsound) {
      return new Receipt.Refused("", String.valueOf(unsound.getMessage()));
    } catch (IOException broken) {
      return new Receipt.Refused("", "the document broke off: " + broken.getMessage());
    }
    var state = scans.upload(inventory);
    log.put(state);
    return new Receipt.Accepted(state.resource());
  }
}
