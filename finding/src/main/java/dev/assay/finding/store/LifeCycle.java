package dev.assay.finding.store;

import static java.util.Objects.requireNonNull;

import dev.assay.finding.PackageFinding;
import dev.assay.finding.ScanChanges;
import dev.assay.finding.ScanResult;
import dev.assay.finding.Score;
import dev.assay.model.AccountId;
import java.sql.Connection;
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

  /// The newest finding of one vulnerability on the resource.
  private record Known(
      long id,
      int generation,
      String arn,
      FindingWrites.Judged judged,
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
    var writes = new FindingWrites(connection, account, now);
    for (PackageFinding finding : result.findings()) {
      var name = VulnerabilityRows.storable(finding.vulnerability().id());
      long vulnerability = requireNonNull(vulnerabilities.get(name));
      long detail = requireNonNull(details.get(name));
      var judged =
          new FindingWrites.Judged(detail, SeverityNumber.of(finding.severity()), score(finding));
      found.add(vulnerability);
      var before = known.get(vulnerability);
      if (before == null || (before.isClosed() && !reopens(before))) {
        int generation = before == null ? 0 : before.generation() + 1;
        var arn = FindingArn.of(resource, account, name, generation);
        writes.open(resource.id(), vulnerability, generation, arn, judged);
        opened.add(arn);
      } else if (before.isClosed()) {
        writes.reopen(before.id(), judged);
        reopened.add(before.arn());
      } else if (!before.judged().equals(judged)) {
        writes.update(before.id(), judged);
        updated.add(before.arn());
      }
    }
    known.keySet().removeAll(found);
    var closed = close(known, resource, writes);
    writes.run();
    return new ScanChanges(opened, reopened, updated, closed);
  }

  /// Closes everything on a resource.
  ScanChanges closeAll(ResourceRows.Row resource) throws SQLException {
    var writes = new FindingWrites(connection, account, now);
    var closed = close(known(resource.id()), resource, writes);
    writes.run();
    return new ScanChanges(List.of(), List.of(), List.of(), closed);
  }

  private boolean reopens(Known closed) {
    return !closed.updated().isBefore(now.minus(REOPENS_WITHIN));
  }

  private static List<String> close(
      Map<Long, Known> missing, ResourceRows.Row resource, FindingWrites writes) {
    var closed = new ArrayList<String>();
    for (Known finding : missing.values()) {
      if (!finding.isClosed()) {
        // the scan before this one is the last that saw it
        writes.close(finding.id(), resource.scannedBefore());
        closed.add(finding.arn());
      }
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
                  row.getInt(4),
                  row.getString(5),
                  new FindingWrites.Judged(row.getLong(3), row.getInt(6), row.getDouble(7)),
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
