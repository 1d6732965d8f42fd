package dev.assay.account;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.assay.database.Database;
import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// The audit log: what each account's callers did. It is added to and read, nothing else. Safe for
/// use by many threads at once.
public final class AuditStore {
  /// Any number that nothing else in this database locks together with an account.
  private static final int APPEND_LOCK = 0x41554454;

  /// As long as CloudTrail's event history goes back.
  private static final Duration KEPT = Duration.ofDays(90);

  private final Database database;
  private final Clock clock;

  private AuditStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// The log in a database.
  public static AuditStore in(Database database, Clock clock) {
    return new AuditStore(database, clock);
  }

  /// An event in the log.
  ///
  /// @param number rises within an account, not without gaps, and in the order in which events can
  ///     be seen: who has read up to one has missed none below it
  public record Numbered(long number, AuditEvent event) {}

  /// Adds events, in their order within each account.
  public void append(List<AuditEvent> events) {
    var byAccount =
        events.stream().collect(groupingBy(AuditEvent::account, LinkedHashMap::new, toList()));
    byAccount.forEach(this::append);
  }

  private void append(AccountId account, List<AuditEvent> events) {
    database.inTransaction(
        account,
        connection -> {
          lock(connection, account);
          try (var statement =
              connection.prepareStatement(
                  "INSERT INTO audit_event (account, at, record) VALUES (?, ?, ?)")) {
            for (AuditEvent event : events) {
              statement.setString(1, account.value());
              statement.setObject(2, event.at().atOffset(ZoneOffset.UTC));
              statement.setString(3, event.record());
              statement.addBatch();
            }
            statement.executeBatch();
          }
          return account;
        });
  }

  /// Numbers are given when rows are added, not when they can be seen: without waiting for each
  /// other, a lower one could come up after a higher one.
  private static void lock(Connection connection, AccountId account) throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT pg_advisory_xact_lock(?, hashtext(?))")) {
      statement.setInt(1, APPEND_LOCK);
      statement.setString(2, account.value());
      statement.execute();
    }
  }

  /// Events of an account, oldest first.
  ///
  /// @param after the number before the first; 0 for all
  /// @param most how many at the most
  public List<Numbered> list(AccountId account, long after, int most) {
    return database.inTransaction(
        account,
        connection -> {
          var events = new ArrayList<Numbered>();
          try (var statement =
              connection.prepareStatement(
                  "SELECT number, at, record FROM audit_event"
                      + " WHERE account = ? AND number > ? ORDER BY number LIMIT ?")) {
            statement.setString(1, account.value());
            statement.setLong(2, after);
            statement.setInt(3, most);
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                var at = rows.getObject(2, OffsetDateTime.class).toInstant();
                events.add(
                    new Numbered(rows.getLong(1), new AuditEvent(account, at, rows.getString(3))));
              }
            }
          }
          return events;
        });
  }

  /// Removes what is older than 90 days, of all accounts.
  ///
  /// @return how many events that were
  public long forgetOld() {
    var before = clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
    return database.inTransaction(
        Database.NOBODY,
        connection -> {
          try (var statement = connection.prepareStatement("SELECT forget_audit(?)")) {
            statement.setObject(1, before);
            try (var rows = statement.executeQuery()) {
              rows.next();
              return rows.getLong(1);
            }
          }
        });
  }
}
