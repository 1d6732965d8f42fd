package dev.assay.account;

import dev.assay.database.Database;
import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;

/// How scanning is set for each account: a member goes by what its administrator has set. Safe for
/// use by many threads at once.
public final class ConfigurationStore {
  private final Database database;
  private final Clock clock;

  private ConfigurationStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// The configuration in a database.
  public static ConfigurationStore in(Database database, Clock clock) {
    return new ConfigurationStore(database, clock);
  }

  /// How it is set, [ScanConfiguration#initial] where nobody has set it.
  public ScanConfiguration get(AccountId account) {
    return database.inTransaction(account, c -> read(c, account));
  }

  /// Sets how long images are looked at again. Not for members: the administrator's holds for them.
  public ScanConfiguration set(AccountId account, EcrRescan rescan) {
    // The database keeps microseconds: what is told now must be what is read later.
    Instant now = Instant.ofEpochMilli(clock.millis());
    return change(account, old -> new ScanConfiguration(rescan, now, old.ec2ScanMode()));
  }

  /// Sets how instances are read.
  public ScanConfiguration set(AccountId account, Ec2ScanMode mode) {
    return change(
        account, old -> new ScanConfiguration(old.ecrRescan(), old.ecrRescanUpdated(), mode));
  }

  private ScanConfiguration change(AccountId account, UnaryOperator<ScanConfiguration> rule) {
    return database.inTransaction(
        account,
        connection -> {
          if (!EnablementRows.lock(connection, account)) {
            throw new RefusedException("accountId", "there is no account " + account);
          }
          ScanConfiguration after = rule.apply(read(connection, account));
          write(connection, account, after);
          return after;
        });
  }

  private static ScanConfiguration read(Connection connection, AccountId account)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            SELECT ecr_rescan, ecr_pull_date_rescan, ecr_pull_date_mode, ecr_updated,
              ec2_scan_mode
            FROM configuration WHERE account = coalesce(administrator_of(?), ?)
            """)) {
      statement.setString(1, account.value());
      statement.setString(2, account.value());
      return read(statement);
    }
  }

  private static ScanConfiguration read(PreparedStatement statement) throws SQLException {
    try (var rows = statement.executeQuery()) {
      if (!rows.next()) {
        return ScanConfiguration.initial();
      }
      return new ScanConfiguration(
          new EcrRescan(
              EcrRescan.Duration.valueOf(rows.getString(1)),
              EcrRescan.PullDateDuration.valueOf(rows.getString(2)),
              EcrRescan.PullDateMode.valueOf(rows.getString(3))),
          rows.getObject(4, OffsetDateTime.class).toInstant(),
          Ec2ScanMode.valueOf(rows.getString(5)));
    }
  }

  private static void write(Connection connection, AccountId account, ScanConfiguration after)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            INSERT INTO configuration (account, ecr_rescan, ecr_pull_date_rescan,
              ecr_pull_date_mode, ecr_updated, ec2_scan_mode)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (account) DO UPDATE SET
              ecr_rescan = EXCLUDED.ecr_rescan,
              ecr_pull_date_rescan = EXCLUDED.ecr_pull_date_rescan,
              ecr_pull_date_mode = EXCLUDED.ecr_pull_date_mode,
              ecr_updated = EXCLUDED.ecr_updated,
              ec2_scan_mode = EXCLUDED.ec2_scan_mode
            """)) {
      statement.setString(1, account.value());
      statement.setString(2, after.ecrRescan().duration().name());
      statement.setString(3, after.ecrRescan().pullDateDuration().name());
      statement.setString(4, after.ecrRescan().pullDateMode().name());
      statement.setObject(5, after.ecrRescanUpdated().atOffset(ZoneOffset.UTC));
      statement.setString(6, after.ec2ScanMode().name());
      statement.executeUpdate();
    }
  }
}
