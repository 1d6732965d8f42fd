package dev.assay.server.scan;

import dev.assay.api.InventoryReceiver;
import dev.assay.coverage.CoverageStore;
import dev.assay.database.Database;
import dev.assay.discovery.Watch;
import dev.assay.finding.FindingStore;
import dev.assay.inventory.ArchiveIndex;
import dev.assay.inventory.InventoryJson;
import dev.assay.inventory.InventoryScanner;
import dev.assay.inventory.ScanLimits;
import dev.assay.inventory.TargetException;
import dev.assay.model.AccountId;
import dev.assay.model.Inventory;
import dev.assay.server.advisory.AdvisoryData;
import dev.assay.server.config.ServerSettings;
import dev.assay.server.peers.Presence;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Everything that scans. The watches of the settings are the first account's; the others have what
/// their clients send.
public final class Scanning implements InventoryReceiver {
  private static final long MOST_LAYER_BYTES = 4L << 30;

  private final AccountId first;
  private final Supplier<List<AccountId>> accounts;
  private final AccountScanning.Shared shared;
  private final Map<AccountId, AccountScanning> byAccount = new ConcurrentHashMap<>();

  /// Wires the parts; starts nothing.
  ///
  /// @param first whose the watches are
  /// @param accounts every account there is now
  public Scanning(
      ServerSettings settings,
      AccountId first,
      Supplier<List<AccountId>> accounts,
      Database database,
      FindingStore findings,
      CoverageStore coverage,
      AdvisoryData advisories,
      Predicate<AccountId> looksDeep,
      EnabledKinds enabled,
      Presence presence,
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
    this.first = first;
    this.accounts = accounts;
    this.shared =
        new AccountScanning.Shared(
            settings,
            database,
            findings,
            coverage,
            new InventoryScanner(limits)
                .naming(ArchiveIndex.in(settings.dataDir()))
                .keepingLayers(settings.dataDir().resolve("layers"), MOST_LAYER_BYTES, clock),
            advisories,
            looksDeep,
            enabled,
            presence,
            clock);
  }

  /// Looks at every watch once, and does what is due for each account.
  public void round() throws InterruptedException {
    for (AccountId account : accounts.get()) {
      of(account).round();
    }
  }

  /// How long to wait for the next round: less than the schedule's interval where another server is
  /// at something that this one would go on with, should that one end.
  public Duration pause() {
    var interval = shared.settings().schedule().interval();
    boolean isWaiting = byAccount.values().stream().anyMatch(AccountScanning::isWaiting);
    return isWaiting && interval.compareTo(Presence.INTERVAL) > 0 ? Presence.INTERVAL : interval;
  }

  /// How many targets of an account are known.
  public long targets(AccountId account) {
    return of(account).targets();
  }

  @Override
  public Receipt receive(AccountId sender, InputStream document) {
    Inventory inventory;
    try {
      inventory = InventoryJson.read(document);
    } catch (TargetException unsound) {
      return new Receipt.Refused("", String.valueOf(unsound.getMessage()));
    } catch (IOException broken) {
      return new Receipt.Refused("", "the document broke off: " + broken.getMessage());
    }
    return of(sender).upload(inventory);
  }

  private AccountScanning of(AccountId account) {
    return byAccount.computeIfAbsent(
        account,
        made ->
            new AccountScanning(
                made,
                made.equals(first)
                    ? shared.settings().watchesOf(Watch.OfArtifacts.class)
                    : List.of(),
                shared));
  }
}
