package dev.assay.finding.store;

import dev.assay.database.Database;
import dev.assay.finding.FilterAction;
import dev.assay.finding.FilterDefinition;
import dev.assay.finding.FilterException;
import dev.assay.finding.FilterPage;
import dev.assay.finding.FilterQuery;
import dev.assay.finding.FilterStore;
import dev.assay.finding.FindingFilter;
import dev.assay.model.AccountId;
import dev.assay.model.Arn;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// Filters in PostgreSQL. Every change holds the account's lock, so what it checks stays true.
public final class PostgresFilterStore implements FilterStore {
  private final Database database;
  private final String region;
  private final Clock clock;
  private final RandomGenerator ids;
  private final int most;

  public PostgresFilterStore(
      Database database, String region, Clock clock, RandomGenerator ids, int most) {
    Statements.prepare();
    this.database = database;
    this.region = region;
    this.clock = clock;
    this.ids = ids;
    this.most = most;
  }

  @Override
  public int most() {
    return most;
  }

  @Override
  public FindingFilter create(AccountId account, FilterDefinition definition) {
    String arn = newArn(account);
    return change(
        account,
        (rows, reach, now) -> {
          if (rows.count() >= most) {
            throw new FilterException.LimitExceeded(most);
          }
          requireFree(rows, definition.name());
          long id = rows.insert(arn, definition, now);
          if (definition.hidesAt(now)) {
            reach.hide(definition.criteria(), now.atOffset(ZoneOffset.UTC));
          }
          return new FindingFilter(id, arn, definition, now, now);
        });
  }

  @Override
  public FindingFilter update(
      AccountId account, String arn, UnaryOperator<FilterDefinition> change) {
    return change(
        account,
        (rows, reach, now) -> {
          FindingFilter old = require(rows, arn);
          FilterDefinition definition = change.apply(old.definition());
          if (!definition.name().equals(old.definition().name())) {
            requireFree(rows, definition.name());
          }
          rows.update(old.id(), definition, now);
          replace(old.definition(), definition, reach, now);
          return new FindingFilter(old.id(), arn, definition, old.created(), now);
        });
  }

  @Override
  public void delete(AccountId account, String arn) {
    change(
        account,
        (rows, reach, now) -> {
          FindingFilter old = require(rows, arn);
          rows.delete(old.id());
          if (isRule(old.definition())) {
            reach.release(now.atOffset(ZoneOffset.UTC));
          }
          return old;
        });
  }

  @Override
  public Optional<FindingFilter> get(AccountId account, String arn) {
    return database.inTransaction(
        account, connection -> new FilterRows(connection, account).get(arn));
  }

  @Override
  public FilterPage list(AccountId account, FilterQuery query) {
    List<FindingFilter> found =
        database.inTransaction(
            account, connection -> new FilterRows(connection, account).list(query));
    boolean hasMore = found.size() > query.pageSize();
    return new FilterPage(hasMore ? found.subList(0, query.pageSize()) : found, hasMore);
  }

  @Override
  public int letGo() {
    Instant now = now();
    List<AccountId> accounts =
        database.inTransaction(
            Database.NOBODY, connection -> FilterRows.withEndedRules(connection, now));
    int ended = 0;
    for (AccountId account : accounts) {
      ended +=
          change(
              account,
              (rows, reach, later) -> {
                int rules = rows.end(now);
                if (rules > 0) {
                  reach.release(now.atOffset(ZoneOffset.UTC));
                }
                return rules;
              });
    }
    return ended;
  }

  @Override
  public void reapply(AccountId account) {
    database.inTransaction(
        account,
        connection -> {
          AccountLock.forRuleChange(connection, account);
          new Suppression(connection, account).reapply(now().atOffset(ZoneOffset.UTC));
          return account;
        });
  }

  private <T> T change(AccountId account, Change<T> change) {
    return database.inTransaction(
        account,
        connection -> {
          AccountLock.forRuleChange(connection, account);
          return change.to(
              new FilterRows(connection, account), RuleReach.of(connection, account), now());
        });
  }

  /// A change that leaves the rule as it is, such as another name, touches no finding.
  private static void replace(
      FilterDefinition old, FilterDefinition next, RuleReach reach, Instant now)
      throws SQLException {
    boolean isSame =
        old.action() == next.action()
            && old.hidesAt(now) == next.hidesAt(now)
            && old.criteria().equals(next.criteria());
    if (isSame) {
      return;
    }
    if (next.hidesAt(now)) {
      reach.hide(next.criteria(), now.atOffset(ZoneOffset.UTC));
    }
    if (isRule(old)) {
      reach.release(now.atOffset(ZoneOffset.UTC));
    }
  }

  /// Whether it may hide something: what a rule hid that has ended, nobody may have let go yet.
  private static boolean isRule(FilterDefinition definition) {
    return definition.action() == FilterAction.SUPPRESS;
  }

  private static FindingFilter require(FilterRows rows, String arn) throws SQLException {
    return rows.get(arn).orElseThrow(() -> new FilterException.NotFound(arn));
  }

  private static void requireFree(FilterRows rows, String name) throws SQLException {
    if (rows.has(name)) {
      throw new FilterException.NameTaken(name);
    }
  }

  private String newArn(AccountId account) {
    String id = HexFormat.of().toHexDigits(ids.nextLong());
    String resource = "owner/" + account + "/filter/" + id;
    return new Arn("aws", "inspector2", region, account.value(), resource).toString();
  }

  /// PostgreSQL keeps microseconds.
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private interface Change<T> {
    T to(FilterRows rows, RuleReach reach, Instant now) throws SQLException;
  }
}
