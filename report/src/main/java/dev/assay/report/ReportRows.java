package dev.assay.report;

import dev.assay.model.AccountId;
import dev.assay.report.ReportRequest.Destination;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The table of reports.
final class ReportRows {
  private static final String SELECT =
      """
      SELECT account, id, kind, format, criteria, bucket, key_prefix, kms_key, status, error_code,
        error, created, finished, files, bytes
      FROM report
      """;

  private ReportRows() {}

  /// False where one of the kind is in progress.
  static boolean insert(Connection connection, Report report) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            INSERT INTO report (account, id, kind, format, criteria, bucket, key_prefix, kms_key,
              status, created)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'IN_PROGRESS', ?)
            ON CONFLICT (account, kind) WHERE status = 'IN_PROGRESS' DO NOTHING
            """)) {
      var request = report.request();
      statement.setString(1, report.account().value());
      statement.setString(2, report.id());
      statement.setString(3, request.kind().name());
      statement.setString(4, request.format().name());
      statement.setString(5, request.criteria());
      switch (request.destination()) {
        case Destination.Bucket(var name, var keyPrefix, var kmsKey) -> {
          statement.setString(6, name);
          statement.setString(7, keyPrefix);
          statement.setString(8, kmsKey);
        }
        case Destination.Download() -> {
          statement.setString(6, null);
          statement.setString(7, null);
          statement.setString(8, null);
        }
      }
      statement.setObject(9, time(report.created()));
      return statement.executeUpdate() == 1;
    }
  }

  static Optional<Report> get(Connection connection, AccountId account, String id)
      throws SQLException {
    try (var statement = connection.prepareStatement(SELECT + "WHERE account = ? AND id = ?")) {
      statement.setString(1, account.value());
      statement.setString(2, id);
      return reports(statement).stream().findFirst();
    }
  }

  static List<Report> list(Connection connection, AccountId account, ReportRequest.Kind kind)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            SELECT + "WHERE account = ? AND kind = ? ORDER BY created DESC, id")) {
      statement.setString(1, account.value());
      statement.setString(2, kind.name());
      return reports(statement);
    }
  }

  static boolean hold(Connection connection, AccountId account, String id, String runner)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            UPDATE report SET held_until = now() + interval '20 seconds'
            WHERE account = ? AND id = ? AND runner = ? AND status = 'IN_PROGRESS'
            """)) {
      statement.setString(1, account.value());
      statement.setString(2, id);
      statement.setString(3, runner);
      return statement.executeUpdate() == 1;
    }
  }

  /// False where it has ended, or is another runner's.
  static boolean end(
      Connection connection,
      AccountId account,
      String id,
      Report.Outcome outcome,
      Optional<String> runner)
      throws SQLException {
    var ended = Ended.of(outcome);
    try (var statement =
        connection.prepareStatement(
            """
            UPDATE report SET status = ?, error_code = ?, error = ?, finished = ?, files = ?,
              bytes = ?
            WHERE account = ? AND id = ? AND status = 'IN_PROGRESS' AND coalesce(runner = ?, true)
            """)) {
      statement.setString(1, ended.status());
      statement.setString(2, ended.code());
      statement.setString(3, ended.message().replace('\0', ' '));
      statement.setObject(4, time(ended.finished()));
      statement.setInt(5, ended.files());
      statement.setLong(6, ended.bytes());
      statement.setString(7, account.value());
      statement.setString(8, id);
      statement.setString(9, runner.orElse(null));
      return statement.executeUpdate() == 1;
    }
  }

  /// An outcome as columns.
  private record Ended(
      String status, String code, String message, Instant finished, int files, long bytes) {
    static Ended of(Report.Outcome outcome) {
      return switch (outcome) {
        case Report.Outcome.Succeeded(int files, long bytes, var at) ->
            new Ended("SUCCEEDED", "", "", at, files, bytes);
        case Report.Outcome.Cancelled(var at) -> new Ended("CANCELLED", "", "", at, 0, 0);
        case Report.Outcome.Failed(var failure, var at) ->
            new Ended("FAILED", failure.code().name(), failure.message(), at, 0, 0);
        case Report.Outcome.InProgress() ->
            throw new IllegalArgumentException("a report that is in progress has not ended");
      };
    }
  }

  private static List<Report> reports(PreparedStatement statement) throws SQLException {
    List<Report> all = new ArrayList<>();
    try (var row = statement.executeQuery()) {
      while (row.next()) {
        all.add(
            new Report(
                new AccountId(row.getString("account")),
                row.getString("id"),
                new ReportRequest(
                    ReportRequest.Kind.valueOf(row.getString("kind")),
                    ReportRequest.Format.valueOf(row.getString("format")),
                    row.getString("criteria"),
                    destination(row)),
                outcome(row),
                instant(row, "created")));
      }
    }
    return all;
  }

  private static Destination destination(ResultSet row) throws SQLException {
    String bucket = row.getString("bucket");
    return bucket == null
        ? new Destination.Download()
        : new Destination.Bucket(bucket, row.getString("key_prefix"), row.getString("kms_key"));
  }

  private static Report.Outcome outcome(ResultSet row) throws SQLException {
    String status = row.getString("status");
    return switch (status) {
      case "IN_PROGRESS" -> new Report.Outcome.InProgress();
      case "SUCCEEDED" ->
          new Report.Outcome.Succeeded(
              row.getInt("files"), row.getLong("bytes"), instant(row, "finished"));
      case "CANCELLED" -> new Report.Outcome.Cancelled(instant(row, "finished"));
      case "FAILED" ->
          new Report.Outcome.Failed(
              new ReportFailure(
                  ReportFailure.Code.valueOf(row.getString("error_code")), row.getString("error")),
              instant(row, "finished"));
      default -> throw new IllegalStateException("a report of the unknown status " + status);
    };
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime time(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
