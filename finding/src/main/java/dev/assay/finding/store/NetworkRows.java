package dev.assay.finding.store;

import static java.util.Objects.requireNonNull;

import dev.assay.finding.InternetReach;
import dev.assay.finding.NetworkFinding;
import dev.assay.finding.NetworkResult;
import dev.assay.finding.ScanChanges;
import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Takes in what networks say, for many instances in a fixed number of statements, within the
/// caller's transaction, which holds [AccountLock#forScan].
record NetworkRows(Connection connection, AccountId account, OffsetDateTime now) {
  /// The vulnerability of findings that have none, see `V40__network_findings.sql`.
  private static final long NO_VULNERABILITY = 0;

  private static final double NO_SCORE = -1;

  /// Takes in all that is open on some instances.
  ScanChanges apply(List<NetworkResult> results) throws SQLException {
    if (results.isEmpty()) {
      return ScanChanges.NONE;
    }
    var machines = new MachineRows(connection, account);
    var before = machines.held(results.stream().map(it -> it.resource().identity().id()).toList());
    var rows = machines.put(results, before, now);
    var details = new NetworkDetailRows(connection, account).ids(results);
    var found = new LinkedHashMap<ResourceRows.Row, List<LifeCycle.Found>>();
    var causes = new LinkedHashMap<Long, String>();
    for (NetworkResult result : results) {
      var row = requireNonNull(rows.get(result.resource().identity().id()));
      causes.put(row.id(), result.cause());
      found.put(row, result.findings().stream().map(finding -> found(finding, details)).toList());
    }
    var changes = new LifeCycle(connection, account, LifeCycle.Type.NETWORK, now).apply(found);
    new CauseRows(connection, account).add(changes, causes, now);
    new Scores(connection, account, now).follow(before, rows);
    new Suppression(connection, account).apply(causes.keySet(), now);
    return changes;
  }

  /// Closes what is open on instances that no network has any more.
  ScanChanges leave(Collection<String> resources, String cause) throws SQLException {
    var machines = new MachineRows(connection, account);
    var before = machines.held(resources);
    var found = new LinkedHashMap<ResourceRows.Row, List<LifeCycle.Found>>();
    before.values().forEach(row -> found.put(row, List.of()));
    var changes = new LifeCycle(connection, account, LifeCycle.Type.NETWORK, now).apply(found);
    var causes = new LinkedHashMap<Long, String>();
    before.values().forEach(row -> causes.put(row.id(), cause));
    new CauseRows(connection, account).add(changes, causes, now);
    machines.leave(List.copyOf(causes.keySet()), now);
    new Scores(connection, account, now).follow(before, unknown(before));
    new Suppression(connection, account).apply(causes.keySet(), now);
    return changes;
  }

  private static LifeCycle.Found found(NetworkFinding finding, Map<String, Long> details) {
    var subject = VulnerabilityRows.storable(finding.subject());
    return new LifeCycle.Found(
        new LifeCycle.Key(NO_VULNERABILITY, subject),
        subject,
        new FindingWrites.Judged(
            requireNonNull(details.get(NetworkDetailRows.hash(finding))),
            SeverityNumber.of(finding.severity()),
            NO_SCORE));
  }

  private static Map<String, ResourceRows.Row> unknown(Map<String, ResourceRows.Row> before) {
    var rows = new LinkedHashMap<String, ResourceRows.Row>();
    before.forEach((name, row) -> rows.put(name, row.reached(InternetReach.UNKNOWN)));
    return rows;
  }
}
