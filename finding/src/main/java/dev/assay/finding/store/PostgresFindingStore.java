package dev.assay.finding.store;

import static java.util.Objects.requireNonNull;

import dev.assay.advisory.Vulnerability;
import dev.assay.database.Database;
import dev.assay.finding.FindingCause;
import dev.assay.finding.FindingStore;
import dev.assay.finding.InventoryCodec;
import dev.assay.finding.KeptResource;
import dev.assay.finding.NetworkResult;
import dev.assay.finding.PackageFinding;
import dev.assay.finding.ReachAdjustment;
import dev.assay.finding.ScanChanges;
import dev.assay.finding.ScanResult;
import dev.assay.model.AccountId;
import dev.assay.model.Artifact;
import dev.assay.model.Inventory;
import dev.assay.model.Listening;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
    Statements.prepare();
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
          var found =
              result.findings().stream()
                  .map(finding -> found(finding, resource, vulnerabilities, details))
                  .toList();
          var changes =
              new LifeCycle(connection, account, LifeCycle.Type.PACKAGES, now)
                  .apply(Map.of(resource, found));
          new Suppression(connection, account).apply(List.of(resource.id()), now);
          return changes;
        });
  }

  private static LifeCycle.Found found(
      PackageFinding finding,
      ResourceRows.Row resource,
      Map<String, Long> vulnerabilities,
      Map<String, Long> details) {
    var name = VulnerabilityRows.storable(finding.vulnerability().id());
    return new LifeCycle.Found(
        new LifeCycle.Key(requireNonNull(vulnerabilities.get(name)), ""),
        name,
        new FindingWrites.Judged(
            requireNonNull(details.get(name)),
            SeverityNumber.of(finding.severity()),
            ReachAdjustment.number(finding.score(), resource.internet())));
  }

  @Override
  public ScanChanges apply(AccountId account, List<NetworkResult> results) {
    var now = now();
    return database.inTransaction(
        account,
        connection -> {
          AccountLock.forScan(connection, account);
          return new NetworkRows(connection, account, now).apply(results);
        });
  }

  @Override
  public Set<String> inNetworks(AccountId account) {
    return database.inTransaction(
        account, connection -> new MachineRows(connection, account).inNetworks());
  }

  @Override
  public ScanChanges leaveNetwork(AccountId account, Collection<String> resources, String cause) {
    var now = now();
    return database.inTransaction(
        account,
        connection -> {
          AccountLock.forScan(connection, account);
          return new NetworkRows(connection, account, now).leave(resources, cause);
        });
  }

  @Override
  public List<FindingCause> causes(AccountId account, String arn) {
    return database.inTransaction(
        account, connection -> new CauseRows(connection, account).of(arn));
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
              ? new LifeCycle(connection, account, LifeCycle.Type.PACKAGES, now)
                  .apply(Map.of(row.get(), List.of()))
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
          tidy(connection, account);
          return forgotten;
        });
  }

  @Override
  public int forgetAll(AccountId account, String resourceType) {
    int forgotten = 0;
    for (boolean isLeft = true; isLeft; ) {
      var batch =
          database.inTransaction(
              account,
              connection -> {
                AccountLock.forRuleChange(connection, account);
                return new Retention(connection, account).forgetSome(resourceType);
              });
      forgotten += batch.findings();
      isLeft = batch.resources() > 0;
    }
    if (forgotten > 0) {
      database.<Integer>inTransaction(
          account,
          connection -> {
            AccountLock.forRuleChange(connection, account);
            new Retention(connection, account).forgetDetails();
            tidy(connection, account);
            return 0;
          });
    }
    return forgotten;
  }

  /// What forgotten inventories and findings leave behind.
  private static void tidy(Connection connection, AccountId account) throws SQLException {
    new HeldPackages(connection, account).forgetUnheld();
    new Tallies(connection, account).fold();
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
    return kept(account, resource).map(KeptResource::inventory);
  }

  @Override
  public Optional<KeptResource> kept(AccountId account, String resource) {
    return database.inTransaction(
        account,
        connection -> {
          var rest = new ResourceRows(connection, account, codec).rest(resource);
          if (rest.isEmpty()) {
            return Optional.empty();
          }
          long id = rest.get().resource();
          var packages = new HeldPackages(connection, account).of(id);
          var inventory =
              KeptInventory.restored(rest.get().inventory(), rest.get().order(), packages);
          return new RowSet(connection, account)
              .byIds(ResourceRow.SQL, List.of(id), ResourceRow::read).stream()
                  .findFirst()
                  .map(row -> new KeptResource(row.resource(), inventory));
        });
  }

  @Override
  public Optional<Listening> listening(AccountId account, String resource) {
    return database.inTransaction(
        account,
        connection ->
            new ResourceRows(connection, account, codec)
                .rest(resource)
                .flatMap(
                    rest ->
                        rest.inventory().artifact() instanceof Artifact.Host host
                            ? Optional.of(host.listening())
                            : Optional.empty()));
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
