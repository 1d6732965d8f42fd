package dev.assay.finding.store;

import dev.assay.advisory.Vulnerability;
import dev.assay.database.Database;
import dev.assay.finding.FindingStore;
import dev.assay.finding.InventoryCodec;
import dev.assay.finding.ScanChanges;
import dev.assay.finding.ScanResult;
import dev.assay.model.AccountId;
import dev.assay.model.Inventory;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The findings of all accounts, each transaction seeing one of them.
public final class PostgresFindingStore implements FindingStore {
  // Amazon Inspector's user guide: closed findings go after 30 days, 3 where the resource is gone.
  private static final Duration KEPT_WHEN_FIXED = Duration.ofDays(30);
  private static final Duration KEPT_WHEN_GONE = Duration.ofDays(3);

  private final Database database;
  private final Clock clock;
  private final InventoryCodec codec;

  public PostgresFindingStore(Database database, Clock clock, InventoryCodec codec) {
    this.database = database;
    this.clock = clock;
    this.codec = codec;
  }

  @Override
  public ScanChanges apply(AccountId account, ScanResult result) {
    var inventory = KeptInventory.of(result.inventory());
    var now = now();
    return database.inTransaction(
        account,
        connection -> {
          AccountLock.forScan(connection, account);
          var resource =
              new ResourceRows(connection, account, codec).seen(result.resource(), inventory, now);
          new PackageSets(connection, account).put(resource.id(), inventory.packages());
          var vulnerabilities = new VulnerabilityRows(connection).ids(result.findings());
          var details = new DetailRows(connection, account).ids(result.findings());
          var changes =
              new LifeCycle(connection, account, now)
                  .apply(resource, result, vulnerabilities, details);
          new Suppression(connection, account).apply(resource.id(), now);
          return changes;
        });
  }

  @Override
  public ScanChanges retire(AccountId account, String resource) {
    var now = now();
    return database.inTransaction(
        account,
        connection -> {
          AccountLock.forScan(connection, account);
          var row = new ResourceRows(connection, account, codec).gone(resource, now);
          return row.isPresent()
              ? new LifeCycle(connection, account, now).closeAll(row.get())
              : ScanChanges.NONE;
        });
  }

  @Override
  public int forgetOld(AccountId account) {
    var now = now();
    return database.inTransaction(
        account,
        connection -> {
          // a scan may be about to use what nobody uses yet
          AccountLock.forRuleChange(connection, account);
          int forgotten =
              new Retention(connection, account)
                  .forget(now.minus(KEPT_WHEN_FIXED), now.minus(KEPT_WHEN_GONE));
          new HeldPackages(connection, account).forgetUnheld();
          new Tallies(connection, account).fold();
          return forgotten;
        });
  }

  @Override
  public void recount(AccountId account) {
    database.<Integer>inTransaction(
        account,
        connection -> {
          AccountLock.forRuleChange(connection, account);
          new Tallies(connection, account).rebuild();
          return 0;
        });
  }

  @Override
  public Optional<Inventory> inventory(AccountId account, String resource) {
    return database.inTransaction(
        account,
        connection -> {
          var rest = new ResourceRows(connection, account, codec).rest(resource);
          if (rest.isEmpty()) {
            return Optional.empty();
          }
          var packages = new HeldPackages(connection, account).of(rest.get().resource());
          return Optional.of(
              KeptInventory.restored(rest.get().inventory(), rest.get().order(), packages));
        });
  }

  @Override
  public Set<String> holders(AccountId account, Collection<String> packages) {
    return database.inTransaction(
        account, connection -> new HeldPackages(connection, account).holders(packages));
  }

  @Override
  public void refresh(AccountId account, List<Vulnerability> vulnerabilities) {
    database.<Integer>inTransaction(
        account,
        connection -> {
          new VulnerabilityRows(connection).refresh(vulnerabilities);
          return 0;
        });
  }

  /// PostgreSQL keeps microseconds; finer times would not come back equal.
  private OffsetDateTime now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}
