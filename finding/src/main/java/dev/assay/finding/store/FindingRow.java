package dev.assay.finding.store;

import static dev.assay.finding.store.RowSet.instant;
import static dev.assay.finding.store.RowSet.text;

import dev.assay.finding.PackageFinding.FixAvailability;
import dev.assay.finding.PortRange;
import dev.assay.finding.PortRange.Transport;
import dev.assay.finding.Score;
import dev.assay.finding.StoredFinding.Judgement;
import dev.assay.finding.StoredFinding.OpenPath;
import dev.assay.finding.StoredFinding.State;
import dev.assay.finding.StoredFinding.Status;
import dev.assay.model.Severity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// A finding with its detail as the tables keep them, and the ids of what it shares with others.
record FindingRow(
    long id,
    String arn,
    State state,
    String title,
    Severity severity,
    Detail detail,
    Shared shared) {
  private static final String COLUMNS =
      """
      SELECT f.id, f.arn, f.severity, f.status, f.first_observed, f.updated, f.resource_id,
        f.vulnerability_id, f.detail_id, coalesce(f.last_observed, r.scanned) AS last_observed,
        d.title, d.rating, d.source, d.vendor_severity, d.fix_available, d.source_url, d.type,
        d.protocol, d.first_port, d.last_port, d.path
      FROM finding f
      JOIN resource r ON r.account = f.account AND r.id = f.resource_id
      JOIN detail d ON d.account = f.account AND d.id = f.detail_id
      """;

  static final String BY_ID = COLUMNS + "WHERE f.account = ? AND f.id = ANY (?)";
  static final String BY_ARN = COLUMNS + "WHERE f.account = ? AND f.arn = ANY (?)";

  /// Ids of rows that many findings have in common.
  record Shared(long resource, long vulnerability, long detail) {}

  /// What the detail's own row says.
  sealed interface Detail {
    record Packages(Judgement judgement) implements Detail {}

    record Network(OpenPath path) implements Detail {}
  }

  static FindingRow read(ResultSet row) throws SQLException {
    return new FindingRow(
        row.getLong("id"),
        text(row, "arn"),
        new State(
            Status.valueOf(text(row, "status")),
            instant(row, "first_observed"),
            instant(row, "last_observed"),
            instant(row, "updated")),
        text(row, "title"),
        FindingTables.SEVERITIES.get(row.getInt("severity")),
        text(row, "type").equals("NETWORK_REACHABILITY")
            ? new Detail.Network(path(row))
            : new Detail.Packages(judgement(row)),
        new Shared(
            row.getLong("resource_id"), row.getLong("vulnerability_id"), row.getLong("detail_id")));
  }

  private static Judgement judgement(ResultSet row) throws SQLException {
    return new Judgement(
        score(row),
        text(row, "source"),
        text(row, "vendor_severity"),
        FixAvailability.valueOf(text(row, "fix_available")),
        text(row, "source_url"));
  }

  private static OpenPath path(ResultSet row) throws SQLException {
    var kept = PathJson.read(text(row, "path"));
    return new OpenPath(
        kept.path(),
        new PortRange(
            Transport.valueOf(text(row, "protocol")),
            row.getInt("first_port"),
            row.getInt("last_port")),
        kept.evidence());
  }

  private static Score score(ResultSet row) throws SQLException {
    return Optional.ofNullable(row.getString("rating"))
        .<Score>map(line -> new Score.Rated(VulnerabilityRow.rating(line)))
        .orElseGet(Score.Unrated::new);
  }
}
