package dev.assay.coverage;

import dev.assay.database.Database;
import dev.assay.model.AccountId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Keeps what is scanned, by what, when, and why not. Safe for use by many threads at once.
public final class CoverageStore {
  private static final String SELECT =
      "SELECT account, since, " + String.join(", ", CoverageColumns.NAMES) + " FROM coverage ";
  private static final String PUT_ABSENT =
      "INSERT INTO coverage AS c (account, since, "
          + String.join(", ", CoverageColumns.NAMES)
          + ") VALUES (?, ?"
          + ", ?".repeat(CoverageColumns.NAMES.size())
          + ")";
  private static final String PUT = putStatement();

  private static final Comparator<CoveredResource> ORDER =
      Comparator.comparing(CoveredResource::resourceId).thenComparing(CoveredResource::scanType);

  private final Database database;
  private final Clock clock;

  private CoverageStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// The coverage in a database.
  public static CoverageStore in(Database database, Clock clock) {
    return new CoverageStore(database, clock);
  }

  /// Takes in how things are now, all or nothing: what is known already is replaced, and what is
  /// the same is left alone.
  public void put(AccountId account, Collection<CoveredResource> resources) {
    put(account, resources, PUT);
  }

  /// Takes in resources of which nothing is known for their kind of scan; the others stay as they
  /// are.
  public void putAbsent(AccountId account, Collection<CoveredResource> resources) {
    put(account, resources, PUT_ABSENT + " ON CONFLICT DO NOTHING");
  }

  private void put(AccountId account, Collection<CoveredResource> resources, String sql) {
    // Always in the same order: two that put the same rows wait for each other, and never both.
    List<CoveredResource> ordered = resources.stream().sorted(ORDER).toList();
    database.inTransaction(
        account,
        connection -> {
          put(connection, account, ordered, sql);
          return ordered;
        });
  }

  /// Says of resources that are known why they are not scanned now; all else about them stays.
  ///
  /// @return of how many that is new
  public int changeStatus(
      AccountId account, Collection<String> resourceIds, ScanType scanType, ScanStatus status) {
    OffsetDateTime now = CoverageValues.time(clock.instant());
    return database.inTransaction(
        account,
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  """
                  UPDATE coverage SET status_code = ?, status_reason = ?, since = ?
                  WHERE resource_id = ANY (?) AND scan_type = ?
                    AND (status_code, status_reason) IS DISTINCT FROM (?, ?)
                  """)) {
            statement.setString(1, status.code().name());
            statement.setString(2, status.reason().name());
            statement.setObject(3, now);
            statement.setArray(4, texts(connection, resourceIds));
            statement.setString(5, scanType.name());
            statement.setString(6, status.code().name());
            statement.setString(7, status.reason().name());
            return statement.executeUpdate();
          }
        });
  }

  /// Forgets one kind of scan of resources that are gone.
  ///
  /// @return how many there were
  public int remove(AccountId account, Collection<String> resourceIds, ScanType scanType) {
    return database.inTransaction(
        account,
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "DELETE FROM coverage WHERE resource_id = ANY (?) AND scan_type = ?")) {
            statement.setArray(1, texts(connection, resourceIds));
            statement.setString(2, scanType.name());
            return statement.executeUpdate();
          }
        });
  }

  /// Forgets one kind of scan of resources, where a reason is why it does not happen.
  public int remove(
      AccountId account,
      Collection<String> resourceIds,
      ScanType scanType,
      ScanStatusReason reason) {
    return database.inTransaction(
        account,
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  """
                  DELETE FROM coverage
                  WHERE resource_id = ANY (?) AND scan_type = ? AND status_reason = ?
                  """)) {
            statement.setArray(1, texts(connection, resourceIds));
            statement.setString(2, scanType.name());
            statement.setString(3, reason.name());
            return statement.executeUpdate();
          }
        });
  }

  /// The resources of a type, in order.
  public List<String> resources(AccountId account, ResourceType type) {
    return database.inTransaction(
        account,
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "SELECT DISTINCT resource_id FROM coverage WHERE account = ? AND resource_type = ?"
                      + " ORDER BY resource_id")) {
            statement.setString(1, account.value());
            statement.setString(2, type.name());
            List<String> ids = new ArrayList<>();
            var rows = statement.executeQuery();
            while (rows.next()) {
              ids.add(rows.getString(1));
            }
            return ids;
          }
        });
  }

  /// Forgets every kind of scan of a type of resources.
  ///
  /// @return how many there were
  public int removeAll(AccountId account, ResourceType type) {
    return database.inTransaction(
        account,
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "DELETE FROM coverage WHERE account = ? AND resource_type = ?")) {
            statement.setString(1, account.value());
            statement.setString(2, type.name());
            return statement.executeUpdate();
          }
        });
  }

  private static Array texts(Connection connection, Collection<String> resourceIds)
      throws SQLException {
    return connection.createArrayOf(
        "text", resourceIds.stream().map(CoverageColumns::storable).toArray());
  }

  /// One page of what is meant. Rows that change while pages are read come at most once.
  public CoveragePage list(AccountId account, CoverageQuery query) {
    var where = CoverageWhere.of(query.criteria());
    where.after(query.after());
    String sql = SELECT + where.sql() + " ORDER BY account, resource_id, scan_type LIMIT ?";
    List<CoverageRow> rows =
        database.reading(
            account,
            (connection, scope) -> {
              try (var statement = connection.prepareStatement(sql)) {
                statement.setInt(where.bind(statement), query.pageSize() + 1);
                return rows(statement.executeQuery());
              }
            });
    if (rows.size() <= query.pageSize()) {
      return new CoveragePage(rows, new CoveragePage.Next.End());
    }
    List<CoverageRow> page = rows.subList(0, query.pageSize());
    CoverageRow last = page.getLast();
    return new CoveragePage(
        page,
        new CoveragePage.Next.More(
            new CoverageQuery.After.Last(
                last.account(), last.resource().resourceId(), last.resource().scanType())));
  }

  /// How many rows are meant.
  public CoverageStatistics statistics(AccountId account, CoverageCriteria criteria) {
    return new CoverageStatistics(counts(account, criteria, "''").total(), List.of());
  }

  /// How many rows are meant, and how many of them have each value of a key.
  public CoverageStatistics statistics(
      AccountId account, CoverageCriteria criteria, GroupKey groupBy) {
    return counts(
        account,
        criteria,
        switch (groupBy) {
          case SCAN_STATUS_CODE -> "status_code";
          case SCAN_STATUS_REASON -> "status_reason";
          case ACCOUNT_ID -> "account";
          case RESOURCE_TYPE -> "resource_type";
          case ECR_REPOSITORY_NAME -> "repository";
        });
  }

  /// Counts by a column: one of ours, never a caller's text.
  private CoverageStatistics counts(AccountId account, CoverageCriteria criteria, String column) {
    var where = CoverageWhere.of(criteria);
    String sql =
        "SELECT value, count(*) FROM (SELECT "
            + column
            + " AS value FROM coverage "
            + where.sql()
            + ") AS meant GROUP BY value ORDER BY value";
    return database.reading(
        account,
        (connection, scope) -> {
          try (var statement = connection.prepareStatement(sql)) {
            where.bind(statement);
            return counts(statement.executeQuery());
          }
        });
  }

  private static CoverageStatistics counts(ResultSet rows) throws SQLException {
    long total = 0;
    List<CoverageStatistics.Count> counts = new ArrayList<>();
    while (rows.next()) {
      String value = rows.getString(1);
      total += rows.getLong(2);
      if (value != null) {
        counts.add(new CoverageStatistics.Count(value, rows.getLong(2)));
      }
    }
    return new CoverageStatistics(total, counts);
  }

  private static List<CoverageRow> rows(ResultSet rows) throws SQLException {
    List<CoverageRow> page = new ArrayList<>();
    while (rows.next()) {
      page.add(
          new CoverageRow(
              new AccountId(rows.getString("account")),
              CoverageColumns.read(rows),
              CoverageColumns.time(rows, "since")));
    }
    return page;
  }

  private void put(
      Connection connection, AccountId account, List<CoveredResource> resources, String sql)
      throws SQLException {
    OffsetDateTime now = CoverageValues.time(clock.instant());
    try (var statement = connection.prepareStatement(sql)) {
      for (CoveredResource resource : resources) {
        statement.setString(1, account.value());
        statement.setObject(2, now);
        int index = 3;
        for (Object value : CoverageValues.of(connection, resource)) {
          statement.setObject(index, value);
          index++;
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /// Keeps since when where the status stays, and writes nothing where nothing is new.
  private static String putStatement() {
    String columns = String.join(", ", CoverageColumns.NAMES);
    String fresh = "EXCLUDED." + String.join(", EXCLUDED.", CoverageColumns.NAMES);
    String stored = "c." + String.join(", c.", CoverageColumns.NAMES);
    return PUT_ABSENT
        + """
         ON CONFLICT (account, resource_id, scan_type) DO UPDATE SET (since, %1$s) = ROW (
          CASE WHEN (c.status_code, c.status_reason)
              = (EXCLUDED.status_code, EXCLUDED.status_reason)
            THEN c.since ELSE EXCLUDED.since END, %2$s)
        WHERE (%3$s) IS DISTINCT FROM (%2$s)
        """
            .formatted(columns, fresh, stored);
  }
}
