package dev.assay.coverage;

import dev.assay.database.Database;
import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Meters what is covered. Safe for use by many threads, and by many servers on one database: each
/// moment counts once.
public final class UsageStore {
  /// Today and the 29 days before it (UTC): the API tells of 30 days.
  private static final int DAYS = 30;

  /// With nobody to scan, nothing is covered: where nobody metered for longer, no server ran.
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

  private static final String ADD =
      " ON CONFLICT (account, type, day) DO UPDATE SET quantity = u.quantity + EXCLUDED.quantity";

  private static final String ADD_SCANS =
      """
      WITH counted AS (DELETE FROM image_scan WHERE account = ? RETURNING account, scanned, is_first)
      INSERT INTO usage_day AS u (account, type, day, quantity)
      SELECT account, CASE WHEN is_first THEN 'ECR_INITIAL_SCAN' ELSE 'ECR_RESCAN' END,
        (scanned AT TIME ZONE 'UTC')::date AS day, count(*)
      FROM counted GROUP BY account, is_first, day
      """
          + ADD;

  // An instance is one, however many kinds of scan it has; a function's code is metered by itself.
  private static final String ADD_HOURS =
      """
      INSERT INTO usage_day AS u (account, type, day, quantity)
      SELECT account, type, ?, sum(extract(epoch FROM ? - greatest(since, ?))) / 3600
      FROM (
        SELECT account, min(since) AS since,
          CASE
            WHEN resource_type = 'AWS_LAMBDA_FUNCTION' AND kind = 'CODE'
              THEN 'LAMBDA_FUNCTION_CODE_HOURS'
            WHEN resource_type = 'AWS_LAMBDA_FUNCTION' THEN 'LAMBDA_FUNCTION_HOURS'
            WHEN bool_or(scan_mode = 'EC2_AGENTLESS') THEN 'EC2_AGENTLESS_INSTANCE_HOURS'
            ELSE 'EC2_INSTANCE_HOURS'
          END AS type
        FROM (
          SELECT account, resource_id, resource_type, since, scan_mode,
            CASE WHEN resource_type = 'AWS_LAMBDA_FUNCTION' THEN scan_type END AS kind
          FROM coverage
          WHERE account = ? AND resource_type IN ('AWS_EC2_INSTANCE', 'AWS_LAMBDA_FUNCTION')
            AND status_code = 'ACTIVE' AND last_scanned IS NOT NULL AND since < ?
        ) AS scanned
        GROUP BY account, resource_id, resource_type, kind
      ) AS covered
      GROUP BY account, type
      """
          + ADD;

  private static final String TOTALS =
      """
      SELECT account, type, sum(quantity) FROM (
        SELECT account, type, quantity FROM usage_day WHERE day > ?
        UNION ALL
        SELECT account, CASE WHEN is_first THEN 'ECR_INITIAL_SCAN' ELSE 'ECR_RESCAN' END, 1
        FROM image_scan
      ) AS quantities
      GROUP BY account, type
      """;

  private final Database database;
  private final Clock clock;

  private UsageStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// The usage in a database.
  public static UsageStore in(Database database, Clock clock) {
    return new UsageStore(database, clock);
  }

  /// Counts what an account had covered since it was metered last, and forgets what is older than
  /// anybody asks for. What comes and goes between two calls counts from its coming, not at all
  /// where it is gone.
  public void meter(AccountId account) {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    database.inTransaction(
        account,
        connection -> {
          Optional<OffsetDateTime> before = meteredUntil(connection, account, now);
          try (var scans = connection.prepareStatement(ADD_SCANS)) {
            scans.setString(1, account.value());
            scans.executeUpdate();
          }
          if (before.isPresent()
              && before.get().isBefore(now)
              && !before.get().plus(LONGEST_PAUSE).isBefore(now)) {
            addHours(connection, account, before.get(), now);
          }
          try (var old = connection.prepareStatement("DELETE FROM usage_day WHERE day <= ?")) {
            old.setObject(1, lastForgottenDay(now));
            return old.executeUpdate();
          }
        });
  }

  /// What the accounts had covered that one may see: its own, and its members'.
  ///
  /// @return each of them once, in order
  public List<UsageTotals> totals(AccountId account) {
    LocalDate before = lastForgottenDay(clock.instant().atOffset(ZoneOffset.UTC));
    return database.reading(
        account,
        (connection, scope) -> {
          Map<String, Map<UsageType, Double>> found = new HashMap<>();
          try (var statement = connection.prepareStatement(TOTALS)) {
            statement.setObject(1, before);
            var rows = statement.executeQuery();
            while (rows.next()) {
              found
                  .computeIfAbsent(rows.getString(1), made -> new EnumMap<>(UsageType.class))
                  .put(UsageType.valueOf(rows.getString(2)), rows.getDouble(3));
            }
          }
          List<UsageTotals> totals = new ArrayList<>();
          for (AccountId one : scope.accounts()) {
            totals.add(new UsageTotals(one, found.getOrDefault(one.value(), Map.of())));
          }
          return totals;
        });
  }

  /// The last day that does not count any more.
  private static LocalDate lastForgottenDay(OffsetDateTime now) {
    return now.toLocalDate().minusDays(DAYS);
  }

  /// Until when it was metered, which is now from here on; others that meter it wait. Empty the
  /// first time.
  private static Optional<OffsetDateTime> meteredUntil(
      Connection connection, AccountId account, OffsetDateTime now) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO metered (account, until) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
      insert.setString(1, account.value());
      insert.setObject(2, now);
      if (insert.executeUpdate() == 1) {
        return Optional.empty();
      }
    }
    OffsetDateTime before;
    try (var select =
        connection.prepareStatement("SELECT until FROM metered WHERE account = ? FOR UPDATE")) {
      select.setString(1, account.value());
      var row = select.executeQuery();
      if (!row.next()) {
        return Optional.empty();
      }
      before = row.getObject(1, OffsetDateTime.class);
    }
    try (var update =
        connection.prepareStatement(
            "UPDATE metered SET until = greatest(until, ?) WHERE account = ?")) {
      update.setObject(1, now);
      update.setString(2, account.value());
      update.executeUpdate();
    }
    return Optional.of(before);
  }

  private static void addHours(
      Connection connection, AccountId account, OffsetDateTime from, OffsetDateTime until)
      throws SQLException {
    try (var hours = connection.prepareStatement(ADD_HOURS)) {
      hours.setObject(1, until.toLocalDate());
      hours.setObject(2, until);
      hours.setObject(3, from);
      hours.setString(4, account.value());
      hours.setObject(5, until);
      hours.executeUpdate();
    }
  }
}
