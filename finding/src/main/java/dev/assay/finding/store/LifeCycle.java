package dev.assay.finding.store;

import static java.util.Objects.requireNonNull;

import dev.assay.finding.PackageFinding;
import dev.assay.finding.ScanChanges;
import dev.assay.finding.ScanResult;
import dev.assay.finding.Score;
import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Opens, updates, closes and reopens the findings of one resource, whose row the transaction
/// holds.
///
/// Amazon Inspector's rules: a vulnerability that is found again within seven days of its closing
/// is
/// the same finding, under the same ARN; later it is a new one.
final class LifeCycle {
  private static final Duration REOPENS_WITHIN = Duration.ofDays(7);

  private static final String OPEN =
      """
      INSERT INTO finding (account, resource_id, vulnerability_id, detail_id, generation, arn,
        severity, score, status, first_observed, updated)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'ACTIVE', ?, ?)
      """;
  private static final String UPDATE =
      """
      UPDATE finding SET detail_id = ?, severity = ?, score = ?, updated = ?
      WHERE account = ? AND id = ?
      """;
  private static final String REOPEN =
      """
      UPDATE finding SET detail_id = ?, severity = ?, score = ?, updated = ?,
        status = 'ACTIVE', closed = NULL, last_observed = NULL
      WHERE account = ? AND id = ?
      """;
  private static final String CLOSE =
      """
      UPDATE finding SET status = 'CLOSED', closed = ?, updated = ?, last_observed = ?
      WHERE account = ? AND id = ?
      """;

  /// The newest finding of one vulnerability on the resource.
  private record Known(
      long id,
      long detail,
      int generation,
      String arn,
      int severity,
      double score,
      boolean isClosed,
      OffsetDateTime updated) {}

  private final Connection connection;
  private final AccountId account;
  private final OffsetDateTime now;

  LifeCycle(Connection connection, AccountId account, OffsetDateTime now) {
    this.connection = connection;
    this.account = account;
    this.now = now;
  }

  /// Takes in everything that was found on a resource: what is not named is fixed.
  ///
  /// @param vulnerabilities rows by canonical id
  /// @param details rows by canonical id
  ScanChanges apply(
      ResourceRows.Row resource,
      ScanResult result,
      Map<String, Long> vulnerabilities,
      Map<String, Long> details)
      throws SQLException {
    var known = known(resource.id());
    var opened = new ArrayList<String>();
    var reopened = new ArrayList<String>();
    var updated = new ArrayList<String>();
    var found = new HashSet<Long>();
    try (var open = connection.prepareStatement(OPEN);
        var update = connection.prepareStatement(UPDATE);
        var reopen = connection.prepareStatement(REOPEN)) {
      for (PackageFinding finding : result.findings()) {
        var name = VulnerabilityRows.storable(finding.vulnerability().id());
        long vulnerability = requireNonNull(vulnerabilities.get(name));
        long detail = requireNonNull(details.get(name));
        found.add(vulnerability);
        var before = known.get(vulnerability);
        if (before == null || (before.isClosed() && !reopens(before))) {
          int generation = before == null ? 0 : before.generation() + 1;
          var arn = FindingArn.of(resource, account, name, generation);
          open(open, resource, vulnerability, detail, generation, arn, finding);
          opened.add(arn);
        } else if (before.isClosed()) {
          change(reopen, before, detail, finding);
          reopened.add(before.arn());
        } else if (differs(before, detail, finding)) {
          change(update, before, detail, finding);
          updated.add(before.arn());
        }
      }
      open.executeBatch();
      reopen.executeBatch();
      update.executeBatch();
    }
    known.keySet().removeAll(found);
    return new ScanChanges(opened, reopened, updated, close(known, resource));
  }

  /// Closes everything on a resource.
  ScanChanges closeAll(ResourceRows.Row resource) throws SQLException {
    return new ScanChanges(List.of(), List.of(), List.of(), close(known(resource.id()), resource));
  }

  private boolean reopens(Known closed) {
    return !closed.updated().isBefore(now.minus(REOPENS_WITHIN));
  }

  private static boolean differs(Known before, long detail, PackageFinding finding) {
    return before.detail() != detail
        || before.severity() != SeverityNumber.of(finding.severity())
        || before.score() != score(finding);
  }

  private void open(
      PreparedStatement open,
      ResourceRows.Row resource,
      long vulnerability,
      long detail,
      int generation,
      String arn,
      PackageFinding finding)
      throws SQLException {
    open.setString(1, account.value());
    open.setLong(2, resource.id());
    open.setLong(3, vulnerability);
    open.setLong(4, detail);
    open.setInt(5, generation);
    open.setString(6, arn);
    open.setInt(7, SeverityNumber.of(finding.severity()));
    open.setDouble(8, score(finding));
    open.setObject(9, now);
    open.setObject(10, now);
    open.addBatch();
  }

  private void change(PreparedStatement change, Known before, long detail, PackageFinding finding)
      throws SQLException {
    change.setLong(1, detail);
    change.setInt(2, SeverityNumber.of(finding.severity()));
    change.setDouble(3, score(finding));
    change.setObject(4, now);
    change.setString(5, account.value());
    change.setLong(6, before.id());
    change.addBatch();
  }

  private List<String> close(Map<Long, Known> missing, ResourceRows.Row resource)
      throws SQLException {
    var closed = new ArrayList<String>();
    try (var close = connection.prepareStatement(CLOSE)) {
      for (Known finding : missing.values()) {
        if (!finding.isClosed()) {
          close.setObject(1, now);
          close.setObject(2, now);
          // The scan before this one is the last that saw it.
          close.setObject(3, resource.scannedBefore());
          close.setString(4, account.value());
          close.setLong(5, finding.id());
          close.addBatch();
          closed.add(finding.arn());
        }
      }
      close.executeBatch();
    }
    return closed;
  }

  private Map<Long, Known> known(long resource) throws SQLException {
    var known = new HashMap<Long, Known>();
    try (var select =
        connection.prepareStatement(
            """
            SELECT vulnerability_id, id, detail_id, generation, arn, severity, score,
              closed IS NOT NULL, updated
            FROM finding WHERE account = ? AND resource_id = ? ORDER BY generation
            """)) {
      select.setString(1, account.value());
      select.setLong(2, resource);
      try (var row = select.executeQuery()) {
        while (row.next()) {
          // In rising order of generation: the newest replaces the older ones.
          known.put(
              row.getLong(1),
              new Known(
                  row.getLong(2),
                  row.getLong(3),
                  row.getInt(4),
                  row.getString(5),
                  row.getInt(6),
                  row.getDouble(7),
                  row.getBoolean(8),
                  row.getObject(9, OffsetDateTime.class)));
        }
      }
    }
    return known;
  }

  /// -1 sorts what nobody has rated behind everything else.
  private static double score(PackageFinding finding) {
    return switch (finding.score()) {
      case Score.Rated rated -> rated.value();
      case Score.Unrated unrated -> -1;
    };
  }
}
