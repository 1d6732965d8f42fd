package dev.assay.finding.store;

import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/// The changes of one or many scans, written in at most four statements, however many findings they
/// touch: the tallies are counted once for each.
final class FindingWrites {
  private static final String OPEN =
      """
      INSERT INTO finding (account, resource_id, vulnerability_id, subject, detail_id, generation,
        arn, severity, score, status, first_observed, updated)
      SELECT ?, u.resource_id, u.vulnerability_id, u.subject, u.detail_id, u.generation, u.arn,
        u.severity, u.score, 'ACTIVE', ?, ?
      FROM unnest(?::bigint[], ?::bigint[], ?::text[], ?::bigint[], ?::int[], ?::text[],
          ?::smallint[], ?::double precision[])
        AS u (resource_id, vulnerability_id, subject, detail_id, generation, arn, severity, score)
      """;
  private static final String UPDATE =
      """
      UPDATE finding f SET detail_id = u.detail_id, severity = u.severity, score = u.score,
        updated = ?
      FROM unnest(?::bigint[], ?::bigint[], ?::smallint[], ?::double precision[])
        AS u (id, detail_id, severity, score)
      WHERE f.account = ? AND f.id = u.id
      """;
  private static final String REOPEN =
      UPDATE.replace(
          "updated = ?", "updated = ?, status = 'ACTIVE', closed = NULL, last_observed = NULL");
  private static final String CLOSE =
      """
      UPDATE finding f SET status = 'CLOSED', closed = ?, updated = ?, last_observed = u.seen
      FROM unnest(?::bigint[], ?::text[]::timestamptz[]) AS u (id, seen)
      WHERE f.account = ? AND f.id = u.id
      """;

  /// What was made of the vulnerability.
  record Judged(long detail, int severity, double score) {}

  private record Opened(
      long resource, LifeCycle.Key key, int generation, String arn, Judged judged) {}

  private record Changed(long id, Judged judged) {}

  private record Closed(long id, OffsetDateTime seen) {}

  private final Connection connection;
  private final AccountId account;
  private final OffsetDateTime now;
  private final List<Opened> opened = new ArrayList<>();
  private final List<Changed> reopened = new ArrayList<>();
  private final List<Changed> updated = new ArrayList<>();
  private final List<Closed> closed = new ArrayList<>();

  FindingWrites(Connection connection, AccountId account, OffsetDateTime now) {
    this.connection = connection;
    this.account = account;
    this.now = now;
  }

  void open(long resource, LifeCycle.Key key, int generation, String arn, Judged judged) {
    opened.add(new Opened(resource, key, generation, arn, judged));
  }

  void reopen(long id, Judged judged) {
    reopened.add(new Changed(id, judged));
  }

  void update(long id, Judged judged) {
    updated.add(new Changed(id, judged));
  }

  /// @param seen when the finding was seen last
  void close(long id, OffsetDateTime seen) {
    closed.add(new Closed(id, seen));
  }

  void run() throws SQLException {
    runOpen();
    runUpdate(REOPEN, reopened);
    runUpdate(UPDATE, updated);
    runClose();
  }

  private void runOpen() throws SQLException {
    if (opened.isEmpty()) {
      return;
    }
    var judged = opened.stream().map(Opened::judged).toList();
    try (var statement = connection.prepareStatement(OPEN)) {
      statement.setString(1, account.value());
      statement.setObject(2, now);
      statement.setObject(3, now);
      array(statement, 4, "bigint", opened.stream().map(Opened::resource).toArray());
      array(statement, 5, "bigint", opened.stream().map(it -> it.key().vulnerability()).toArray());
      array(statement, 6, "text", opened.stream().map(it -> it.key().subject()).toArray());
      array(statement, 7, "bigint", judged.stream().map(Judged::detail).toArray());
      array(statement, 8, "int", opened.stream().map(Opened::generation).toArray());
      array(statement, 9, "text", opened.stream().map(Opened::arn).toArray());
      array(statement, 10, "int", judged.stream().map(Judged::severity).toArray());
      array(statement, 11, "float8", judged.stream().map(Judged::score).toArray());
      statement.executeUpdate();
    }
  }

  private void runUpdate(String sql, List<Changed> changed) throws SQLException {
    if (changed.isEmpty()) {
      return;
    }
    var judged = changed.stream().map(Changed::judged).toList();
    try (var statement = connection.prepareStatement(sql)) {
      statement.setObject(1, now);
      array(statement, 2, "bigint", changed.stream().map(Changed::id).toArray());
      array(statement, 3, "bigint", judged.stream().map(Judged::detail).toArray());
      array(statement, 4, "int", judged.stream().map(Judged::severity).toArray());
      array(statement, 5, "float8", judged.stream().map(Judged::score).toArray());
      statement.setString(6, account.value());
      statement.executeUpdate();
    }
  }

  private void runClose() throws SQLException {
    if (closed.isEmpty()) {
      return;
    }
    try (var statement = connection.prepareStatement(CLOSE)) {
      statement.setObject(1, now);
      statement.setObject(2, now);
      array(statement, 3, "bigint", closed.stream().map(Closed::id).toArray());
      array(statement, 4, "text", closed.stream().map(it -> it.seen().toString()).toArray());
      statement.setString(5, account.value());
      statement.executeUpdate();
    }
  }

  private void array(PreparedStatement statement, int parameter, String type, Object[] values)
      throws SQLException {
    statement.setArray(parameter, connection.createArrayOf(type, values));
  }
}
