package dev.assay.account;

import dev.assay.database.Database;
import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Which kinds of scan are on for an account. Safe for use by many threads at once.
///
/// A change is in force when the call returns: nothing outside has to be set up for it, so kinds go
/// straight to `ENABLED` and `DISABLED`. Whoever has something to set up says so with [#record].
public final class EnablementStore {
  private final Database database;
  private final Clock clock;

  private EnablementStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// The enablement in a database.
  public static EnablementStore in(Database database, Clock clock) {
    return new EnablementStore(database, clock);
  }

  /// How it is. Everything is off in an account that nothing is known of.
  public Enablement status(AccountId account) {
    return database.inTransaction(account, c -> EnablementRows.read(c, account));
  }

  /// Switches kinds on, all or none.
  ///
  /// @throws RefusedException where the kinds cannot be on together
  public EnablementChange enable(AccountId account, Set<ScanKind> kinds) {
    return change(account, before -> before.enable(kinds));
  }

  /// Switches kinds off, all of them where none is named. Without standard scanning of functions
  /// goes their code scanning. The service is off where [Enablement#overall] says so.
  public EnablementChange disable(AccountId account, Set<ScanKind> kinds) {
    return change(account, before -> before.disable(kinds));
  }

  /// Writes down what has become of a kind, such as `SUSPENDED`.
  public EnablementChange record(AccountId account, ScanKind kind, EnablementStatus status) {
    return change(
        account,
        before -> {
          Map<ScanKind, EnablementStatus> statuses = new EnumMap<>(before.statuses());
          statuses.put(kind, status);
          return new EnablementChange.Done(new Enablement(account, statuses));
        });
  }

  /// When each kind of scan was switched on for the first time; those that never were are left out.
  public Map<ScanKind, Instant> firstOn(AccountId account) {
    return database.inTransaction(account, EnablementRows::firstOn);
  }

  private EnablementChange change(AccountId account, Function<Enablement, EnablementChange> rule) {
    return database.inTransaction(
        account,
        connection -> {
          boolean isThere = EnablementRows.lock(connection, account);
          Enablement before = EnablementRows.read(connection, account);
          EnablementChange change = rule.apply(before);
          if (!isThere) {
            return new EnablementChange.Refused(
                before,
                EnablementChange.Reason.RESOURCE_NOT_FOUND,
                "there is no account " + account);
          }
          write(connection, change);
          return change;
        });
  }

  private void write(Connection connection, EnablementChange change) throws SQLException {
    switch (change) {
      case EnablementChange.Done(var after) ->
          EnablementRows.write(connection, after, clock.instant().atOffset(ZoneOffset.UTC));
      case EnablementChange.Refused _ -> {}
    }
  }
}
