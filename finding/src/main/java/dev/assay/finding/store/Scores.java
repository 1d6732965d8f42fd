package dev.assay.finding.store;

import static java.util.Objects.requireNonNull;

import dev.assay.finding.InternetReach;
import dev.assay.finding.ReachAdjustment;
import dev.assay.finding.Score;
import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes the scores of packages' findings follow whether the internet reaches their instance.
record Scores(Connection connection, AccountId account, OffsetDateTime now) {
  private static final String RATED =
      """
      SELECT f.id, f.resource_id, f.score, f.severity, f.detail_id, d.rating
      FROM finding f JOIN detail d ON d.account = f.account AND d.id = f.detail_id
      WHERE f.account = ? AND f.resource_id = ANY (?) AND f.vulnerability_id <> 0
        AND f.status <> 'CLOSED' AND d.rating IS NOT NULL
      """;

  private record Rated(long id, long resource, FindingWrites.Judged judged, Score score) {}

  /// @param before rows by name; those that are new have no findings yet
  /// @param after the same rows with the reach that is true now
  void follow(Map<String, ResourceRows.Row> before, Map<String, ResourceRows.Row> after)
      throws SQLException {
    var reach = new HashMap<Long, InternetReach>();
    before.forEach(
        (name, row) -> {
          var now = requireNonNull(after.get(name)).internet();
          if (now != row.internet()) {
            reach.put(row.id(), now);
          }
        });
    if (reach.isEmpty()) {
      return;
    }
    var writes = new FindingWrites(connection, account, now);
    for (Rated one : rated(List.copyOf(reach.keySet()))) {
      double score = ReachAdjustment.number(one.score(), requireNonNull(reach.get(one.resource())));
      if (score != one.judged().score()) {
        writes.update(
            one.id(),
            new FindingWrites.Judged(one.judged().detail(), one.judged().severity(), score));
      }
    }
    writes.run();
  }

  private List<Rated> rated(List<Long> resources) throws SQLException {
    return new RowSet(connection, account)
        .byIds(
            RATED,
            resources,
            row ->
                new Rated(
                    row.getLong("id"),
                    row.getLong("resource_id"),
                    new FindingWrites.Judged(
                        row.getLong("detail_id"), row.getInt("severity"), row.getDouble("score")),
                    new Score.Rated(VulnerabilityRow.rating(row.getString("rating")))));
  }
}
