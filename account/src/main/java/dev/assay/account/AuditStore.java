package dev.assay.account;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.assay.database.Database;
import dev.assay.model.AccountId;
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
  /// @param number rises within an account, not without gaps
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
        AccountStore.NOBODY,
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
