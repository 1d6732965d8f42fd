package dev.assay.report;

import dev.assay.database.Database;
import dev.assay.model.AccountId;
import dev.assay.report.ReportRefusedException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// The reports of each account, those of the last time and those being made. Safe for use by many
/// threads at once.
public final class ReportStore {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Database database;
  private final ReportDestinations destinations;
  private final Clock clock;
  private final Supplier<UUID> ids;

  private ReportStore(
      Database database, ReportDestinations destinations, Clock clock, Supplier<UUID> ids) {
    this.database = database;
    this.destinations = destinations;
    this.clock = clock;
    this.ids = ids;
  }

  /// The reports in a database.
  ///
  /// @param ids of new reports
  public static ReportStore in(
      Database database, ReportDestinations destinations, Clock clock, Supplier<UUID> ids) {
    return new ReportStore(database, destinations, clock, ids);
  }

  /// Asks for a report, which a [ReportRunner] will make.
  ///
  /// @throws ReportRefusedException where one of the kind is being made for the account
  public Report create(AccountId account, ReportRequest request) {
    var report =
        new Report(account, ids.get().toString(), request, new Report.Outcome.InProgress(), now());
    return database.inTransaction(
        account,
        connection -> {
          if (!ReportRows.insert(connection, report)) {
            throw new ReportRefusedException(
                Reason.IN_PROGRESS, "Cannot have multiple reports in-progress");
          }
          return report;
        });
  }

  /// A report of an account.
  public Optional<Report> get(AccountId account, ReportRequest.Kind kind, String id) {
    return get(account, id).filter(report -> report.request().kind() == kind);
  }

  private Optional<Report> get(AccountId account, String id) {
    return ID.matcher(id).matches()
        ? database.inTransaction(account, c -> ReportRows.get(c, account, id))
        : Optional.empty();
  }

  /// All reports of a kind that are known, the newest first.
  public List<Report> list(AccountId account, ReportRequest.Kind kind) {
    return database.inTransaction(account, c -> ReportRows.list(c, account, kind));
  }

  /// Calls a report off. What has been delivered of it is taken back, soon after.
  ///
  /// @throws ReportRefusedException where there is none, or it has ended
  public void cancel(AccountId account, ReportRequest.Kind kind, String id) {
    var report = get(account, kind, id).orElseThrow(() -> unknown(id));
    var outcome = new Report.Outcome.Cancelled(now());
    if (!database.inTransaction(
        account, c -> ReportRows.end(c, account, report.id(), outcome, Optional.empty()))) {
      throw new ReportRefusedException(Reason.ENDED, "Report " + id + " is not in progress");
    }
  }

  /// The file of a download.
  ///
  /// @throws ReportRefusedException where this server has none
  public Path download(AccountId account, String id) {
    return get(account, id)
        .map(report -> destinations.file(account, report.id()))
        .filter(Files::isRegularFile)
        .orElseThrow(() -> unknown(id));
  }

  private static ReportRefusedException unknown(String id) {
    return new ReportRefusedException(Reason.NOT_FOUND, "There is no report " + id);
  }

  /// A job for one who makes reports; it is theirs for 20 seconds.
  Optional<Report> claim(String runner) {
    return database.inTransaction(
        Database.NOBODY,
        connection -> {
          var job = claimed(connection, runner);
          if (job.isEmpty()) {
            return Optional.empty();
          }
          Database.actFor(connection, job.get().account());
          return ReportRows.get(connection, job.get().account(), job.get().id());
        });
  }

  private record Job(AccountId account, String id) {}

  private static Optional<Job> claimed(Connection connection, String runner) throws SQLException {
    try (var statement = connection.prepareStatement("SELECT owner, report FROM claim_report(?)")) {
      statement.setString(1, runner);
      try (var row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(new Job(new AccountId(row.getString(1)), row.getString(2)))
            : Optional.empty();
      }
    }
  }

  /// Holds a job for another half minute.
  ///
  /// @return false where it is theirs no more: called off, or taken over
  boolean hold(Report report, String runner) {
    return database.inTransaction(
        report.account(), c -> ReportRows.hold(c, report.account(), report.id(), runner));
  }

  /// Says how a job ended.
  ///
  /// @return false where it is theirs no more
  boolean end(Report report, String runner, Report.Outcome outcome) {
    return database.inTransaction(
        report.account(),
        c -> ReportRows.end(c, report.account(), report.id(), outcome, Optional.of(runner)));
  }

  /// Forgets what ended before a time.
  List<Path> forget(Instant before) {
    return database.inTransaction(
        Database.NOBODY,
        connection -> {
          var files = new ArrayList<Path>();
          try (var statement =
              connection.prepareStatement("SELECT owner, report FROM forget_reports(?)")) {
            statement.setObject(1, before.atOffset(ZoneOffset.UTC));
            try (var row = statement.executeQuery()) {
              while (row.next()) {
                files.add(destinations.file(new AccountId(row.getString(1)), row.getString(2)));
              }
            }
          }
          return files;
        });
  }

  /// The database keeps microseconds: what is told now must be what is read later.
  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }
}
