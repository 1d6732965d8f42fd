package dev.assay.finding.store;

import dev.assay.finding.FindingCause;
import dev.assay.finding.FindingCause.Event;
import dev.assay.finding.ScanChanges;
import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What changed findings, where it is known.
record CauseRows(Connection connection, AccountId account) {
  private static final String ADD =
      """
      INSERT INTO finding_cause (account, finding_id, at, event, cause)
      SELECT f.account, f.id, ?, u.event, c.cause
      FROM unnest(?::text[], ?::text[]) AS u (arn, event)
      JOIN finding f ON f.account = ? AND f.arn = u.arn
      JOIN unnest(?::bigint[], ?::text[]) AS c (resource_id, cause) ON c.resource_id = f.resource_id
      """;
  private static final String OF =
      """
      SELECT c.at, c.event, c.cause FROM finding_cause c
      JOIN finding f ON f.account = c.account AND f.id = c.finding_id
      WHERE c.account = ? AND f.arn = ANY (?) ORDER BY c.at
      """;

  /// @param causes by resource; empty where nobody knows
  void add(ScanChanges changes, Map<Long, String> causes, OffsetDateTime now) throws SQLException {
    var arns = new ArrayList<String>();
    var events = new ArrayList<String>();
    add(changes.opened(), Event.OPENED, arns, events);
    add(changes.reopened(), Event.REOPENED, arns, events);
    add(changes.updated(), Event.UPDATED, arns, events);
    add(changes.closed(), Event.CLOSED, arns, events);
    var known = causes.entrySet().stream().filter(cause -> !cause.getValue().isEmpty()).toList();
    if (arns.isEmpty() || known.isEmpty()) {
      return;
    }
    try (var insert = connection.prepareStatement(ADD)) {
      insert.setObject(1, now);
      insert.setArray(2, connection.createArrayOf("text", arns.toArray()));
      insert.setArray(3, connection.createArrayOf("text", events.toArray()));
      insert.setString(4, account.value());
      insert.setArray(
          5, connection.createArrayOf("bigint", known.stream().map(Map.Entry::getKey).toArray()));
      insert.setArray(
          6,
          connection.createArrayOf(
              "text",
              known.stream().map(it -> VulnerabilityRows.storable(it.getValue())).toArray()));
      insert.executeUpdate();
    }
  }

  private static void add(
      List<String> changed, Event event, List<String> arns, List<String> events) {
    for (String arn : changed) {
      arns.add(arn);
      events.add(event.name());
    }
  }

  /// By time.
  List<FindingCause> of(String arn) throws SQLException {
    return new RowSet(connection, account)
        .byTexts(
            OF,
            List.of(arn),
            row ->
                new FindingCause(
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    Event.valueOf(row.getString("event")),
                    row.getString("cause")));
  }
}
