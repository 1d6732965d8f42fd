package dev.assay.finding.store;

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
import java.util.Optional;

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
    var inventory = codec.write(result.inventory());
    var now = now();
    return database.inTransaction(
        account,
        connection -> {
          AccountLock.forScan(connection, account);
          var resource =
              new ResourceRows(connection, account).seen(result.resource(), inventory, now);
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
          var row = new ResourceRows(connection, account).gone(resource, now);
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
          AccountLock.forScan(connection, account);
          return new Retention(connection, account)
              .forget(now.minus(KEPT_WHEN_FIXED), now.minus(KEPT_WHEN_GONE));
        });
  }

  @Override
  public Optional<Inventory> inventory(AccountId account, String resource) {
    return database
        .inTransaction(
            account, connection -> new ResourceRows(connection, account).inventory(resource))
        .map(codec::read);
  }

  /// PostgreSQL keeps microseconds; finer times would not come back equal.
  private OffsetDateTime now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}
