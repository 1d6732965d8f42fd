package dev.assay.finding.store;

import dev.assay.database.Database;
import dev.assay.model.AccountId;
import dev.assay.model.Severity;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes findings of an account straight into the tables, and looks at what became of them.
record FindingRows(Database database, AccountId account) {
  static final OffsetDateTime BEGINNING = OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  /// A finding's life as a test sees it.
  record Life(String status, OffsetDateTime updated) {}

  /// An instance with tags.
  ///
  /// @return its row
  long resource(String name, String tags) {
    return id(
        "INSERT INTO resource (account, name, type, region, platform, tags, scanned, inventory)"
            + " VALUES (?, ?, 'AWS_EC2_INSTANCE', 'eu-west-1', 'DEBIAN_12', ?::jsonb,"
            + " '2026-01-01', '') RETURNING id",
        account.value(),
        name,
        tags);
  }

  /// An active finding with the package `openssl 3.0.2`, EPSS 0.5 and score 7.5.
  ///
  /// @param name of the vulnerability; the finding's ARN too
  void finding(long resource, String name, String severity) {
    long vulnerability =
        id(
            "INSERT INTO vulnerability (name, title, description, aliases, ratings, weaknesses, web,"
                + " epss) VALUES (?, '', '', '{CVE-2000-1}', '{}', '{}', '{}', 0.5)"
                + " ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING id",
            name);
    long detail =
        id(
            "INSERT INTO detail (account, hash, title, source, vendor_severity, fix_available,"
                + " source_url) VALUES (?, convert_to(?, 'UTF8'), ?, 'DEBIAN_CVE', 'high', 'YES', '')"
                + " RETURNING id",
            account.value(),
            name + resource,
            name + " - openssl");
    id(
        "INSERT INTO detail_package (account, detail_id, position, name, version, epoch, release,"
            + " arch, manager, path, layer, fixed, remedy) VALUES (?, ?, 0, 'openssl', '3.0.2', 1,"
            + " '4', 'AMD64', 'OS', 'var/lib/dpkg/status', '', '3.0.3', '') RETURNING detail_id",
        account.value(),
        detail);
    id(
        "INSERT INTO finding (account, resource_id, vulnerability_id, detail_id, generation, arn,"
            + " severity, score, status, first_observed, updated) VALUES (?, ?, ?, ?, 0, ?, ?, 7.5,"
            + " 'ACTIVE', ?, ?) RETURNING id",
        account.value(),
        resource,
        vulnerability,
        detail,
        name,
        FindingTables.place(Severity.valueOf(severity)),
        BEGINNING,
        BEGINNING);
  }

  void close(String name) {
    id(
        "UPDATE finding SET status = 'CLOSED', closed = ? WHERE account = ? AND arn = ?"
            + " RETURNING id",
        BEGINNING,
        account.value(),
        name);
  }

  /// A scan that found nothing new.
  void rescan(long resource, OffsetDateTime now) {
    database.inTransaction(
        account,
        connection -> {
          AccountLock.forScan(connection, account);
          new Suppression(connection, account).apply(List.of(resource), now);
          return resource;
        });
  }

  /// Each finding's status, by vulnerability.
  Map<String, String> statuses() {
    Map<String, String> statuses = new TreeMap<>();
    lives().forEach((name, life) -> statuses.put(name, life.status()));
    return statuses;
  }

  /// Each finding's life, by vulnerability.
  Map<String, Life> lives() {
    return database.inTransaction(
        account,
        connection -> {
          Map<String, Life> lives = new TreeMap<>();
          try (var statement = connection.createStatement();
              var row = statement.executeQuery("SELECT arn, status, updated FROM finding")) {
            while (row.next()) {
              OffsetDateTime updated = row.getObject(3, OffsetDateTime.class);
              lives.put(row.getString(1), new Life(row.getString(2), updated));
            }
          }
          return lives;
        });
  }

  private long id(String sql, Object... values) {
    return database.inTransaction(account, connection -> id(connection, sql, values));
  }

  private static long id(Connection connection, String sql, Object... values) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
