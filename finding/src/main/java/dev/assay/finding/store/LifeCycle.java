package dev.assay.finding.store;

import dev.assay.finding.ScanChanges;
import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Opens, updates, closes and reopens the findings of one type on resources whose rows the
/// transaction holds.
///
/// Amazon Inspector's rules: what is found again within seven days of its closing is the same
/// finding, under the same ARN; later it is a new one.
final class LifeCycle {
  private static final Duration REOPENS_WITHIN = Duration.ofDays(7);

  /// Which findings are meant: the scans of one type never touch those of another.
  enum Type {
    PACKAGES("vulnerability_id <> 0"),
    NETWORK("vulnerability_id = 0");

    private final String condition;

    Type(String condition) {
      this.condition = condition;
    }
  }

  /// What tells findings of one resource apart.
  ///
  /// @param subject empty for packages
  record Key(long vulnerability, String subject) {}

  /// Something that was found.
  ///
  /// @param name what its ARN is made of
  record Found(Key key, String name, FindingWrites.Judged judged) {}

  /// The newest finding of one key on a resource.
  private record Known(
      long id,
      int generation,
      String arn,
      FindingWrites.Judged judged,
      boolean isClosed,
      OffsetDateTime updated) {}

  private final Connection connection;
  private final AccountId account;
  private final Type type;
  private final OffsetDateTime now;
  private final List<String> opened = new ArrayList<>();
  private final List<String> reopened = new ArrayList<>();
  private final List<String> updated = new ArrayList<>();
  private final List<String> closed = new ArrayList<>();

  LifeCycle(Connection connection, AccountId account, Type type, OffsetDateTime now) {
    this.connection = connection;
    this.account = account;
    this.type = type;
    this.now = now;
  }

  /// Takes in everything that was found on some resources: what is not named is closed. Once for
  /// each life cycle: what was there is read first.
  ScanChanges apply(Map<ResourceRows.Row, List<Found>> results) throws SQLException {
    var known = known(results.keySet().stream().map(ResourceRows.Row::id).toList());
    var writes = new FindingWrites(connection, account, now);
    results.forEach(
        (resource, found) ->
            apply(resource, found, known.getOrDefault(resource.id(), new HashMap<>()), writes));
    writes.run();
    return new ScanChanges(opened, reopened, updated, closed);
  }

  private void apply(
      ResourceRows.Row resource, List<Found> found, Map<Key, Known> known, FindingWrites writes) {
    for (Found one : found) {
      var before = known.remove(one.key());
      var judged = one.judged();
      if (before == null || (before.isClosed() && !reopens(before))) {
        int generation = before == null ? 0 : before.generation() + 1;
        var arn = FindingArn.of(resource, account, one.name(), generation);
        writes.open(resource.id(), one.key(), generation, arn, judged);
        opened.add(arn);
      } else if (before.isClosed()) {
        writes.reopen(before.id(), judged);
        reopened.add(before.arn());
      } else if (!before.judged().equals(judged)) {
        writes.update(before.id(), judged);
        updated.add(before.arn());
      }
    }
    for (Known missing : known.values()) {
      if (!missing.isClosed()) {
        // the scan before this one is the last that saw it
        writes.close(missing.id(), resource.scannedBefore());
        closed.add(missing.arn());
      }
    }
  }

  private boolean reopens(Known closed) {
    return !closed.updated().isBefore(now.minus(REOPENS_WITHIN));
  }

  private Map<Long, Map<Key, Known>> known(Collection<Long> resources) throws SQLException {
    var known = new HashMap<Long, Map<Key, Known>>();
    var select =
        """
        SELECT vulnerability_id, id, detail_id, generation, arn, severity, score,
          closed IS NOT NULL AS is_closed, updated, resource_id, subject
        FROM finding WHERE account = ? AND resource_id = ANY (?) AND %s ORDER BY generation
        """
            .formatted(type.condition);
    for (var found :
        new RowSet(connection, account)
            .byIds(
                select,
                resources,
                row ->
                    Map.entry(
                        row.getLong("resource_id"),
                        Map.entry(
                            new Key(row.getLong("vulnerability_id"), row.getString("subject")),
                            new Known(
                                row.getLong("id"),
                                row.getInt("generation"),
                                row.getString("arn"),
                                new FindingWrites.Judged(
                                    row.getLong("detail_id"),
                                    row.getInt("severity"),
                                    row.getDouble("score")),
                                row.getBoolean("is_closed"),
                                row.getObject("updated", OffsetDateTime.class)))))) {
      // In rising order of generation: the newest replaces the older ones.
      known
          .computeIfAbsent(found.getKey(), resource -> new HashMap<>())
          .put(found.getValue().getKey(), found.getValue().getValue());
    }
    return known;
  }
}
