package dev.assay.finding.store;

import dev.assay.finding.FilterAction;
import dev.assay.finding.FilterDefinition;
import dev.assay.finding.FilterQuery;
import dev.assay.finding.FindingCriteria;
import dev.assay.finding.FindingFilter;
import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The table of filters, within one transaction.
record FilterRows(Connection connection, AccountId account) {
  private static final String SELECT =
      "SELECT id, arn, name, action, description, reason, criteria, ends, created, updated"
          + " FROM filter";

  long insert(String arn, FilterDefinition definition, Instant now) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO filter (name, action, description, reason, criteria, ends, updated, account,"
                + " arn, created) VALUES (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?) RETURNING id")) {
      bind(statement, definition, now);
      statement.setString(8, account.value());
      statement.setString(9, arn);
      statement.setObject(10, now.atOffset(ZoneOffset.UTC));
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  void update(long id, FilterDefinition definition, Instant now) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "UPDATE filter SET name = ?, action = ?, description = ?, reason = ?,"
                + " criteria = ?::jsonb, ends = ?, updated = ?, ended = false"
                + " WHERE account = ? AND id = ?")) {
      bind(statement, definition, now);
      statement.setString(8, account.value());
      statement.setLong(9, id);
      statement.executeUpdate();
    }
  }

  private static void bind(PreparedStatement statement, FilterDefinition definition, Instant now)
      throws SQLException {
    statement.setString(1, definition.name());
    statement.setString(2, definition.action().name());
    statement.setString(3, definition.description());
    statement.setString(4, definition.reason());
    statement.setString(5, CriteriaJson.write(definition.criteria()));
    statement.setObject(6, definition.ends().map(end -> end.atOffset(ZoneOffset.UTC)).orElse(null));
    statement.setObject(7, now.atOffset(ZoneOffset.UTC));
  }

  /// Accounts whose rules ended before a time, and still hide something.
  static List<AccountId> withEndedRules(Connection connection, Instant before) throws SQLException {
    try (var statement = connection.prepareStatement("SELECT accounts_with_ended_rules(?)")) {
      statement.setObject(1, before.atOffset(ZoneOffset.UTC));
      List<AccountId> accounts = new ArrayList<>();
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          accounts.add(new AccountId(row.getString(1)));
        }
      }
      return accounts;
    }
  }

  /// Notes which rules have ended before a time.
  ///
  /// @return how many had not been noted yet
  int end(Instant before) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "UPDATE filter SET ended = true WHERE account = ? AND NOT ended AND ends <= ?")) {
      statement.setString(1, account.value());
      statement.setObject(2, before.atOffset(ZoneOffset.UTC));
      return statement.executeUpdate();
    }
  }

  void delete(long id) throws SQLException {
    try (var statement =
        connection.prepareStatement("DELETE FROM filter WHERE account = ? AND id = ?")) {
      statement.setString(1, account.value());
      statement.setLong(2, id);
      statement.executeUpdate();
    }
  }

  boolean has(String name) throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT 1 FROM filter WHERE account = ? AND name = ?")) {
      statement.setString(1, account.value());
      statement.setString(2, name);
      try (var row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  int count() throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT count(*) FROM filter WHERE account = ?")) {
      statement.setString(1, account.value());
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  Optional<FindingFilter> get(String arn) throws SQLException {
    if (!TextPredicate.isStorable(arn)) {
      return Optional.empty();
    }
    try (var statement = connection.prepareStatement(SELECT + " WHERE account = ? AND arn = ?")) {
      statement.setString(1, account.value());
      statement.setString(2, arn);
      return filters(statement).stream().findFirst();
    }
  }

  /// The page that is asked for and one filter more, where there is one.
  List<FindingFilter> list(FilterQuery query) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            SELECT
                + " WHERE account = ? AND id > ? AND (? OR arn = ANY (?)) AND (? OR action = ANY (?))"
                + " ORDER BY id LIMIT ?")) {
      statement.setString(1, account.value());
      statement.setLong(2, query.after());
      statement.setBoolean(3, query.arns().isEmpty());
      Object[] arns = query.arns().stream().filter(TextPredicate::isStorable).toArray();
      statement.setArray(4, connection.createArrayOf("text", arns));
      statement.setBoolean(5, query.actions().isEmpty());
      Object[] actions = query.actions().stream().map(FilterAction::name).toArray();
      statement.setArray(6, connection.createArrayOf("text", actions));
      statement.setInt(7, query.pageSize() + 1);
      return filters(statement);
    }
  }

  /// The criteria of the suppression rules that hold for the account at a time: its own, and those
  /// of the delegated administrator whose member it is.
  List<FindingCriteria> rules(OffsetDateTime now) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT criteria FROM filter WHERE account IN (?, administrator_of(?))"
                + " AND action = 'SUPPRESS' AND (ends IS NULL OR ends > ?) ORDER BY id")) {
      statement.setString(1, account.value());
      statement.setString(2, account.value());
      statement.setObject(3, now);
      List<FindingCriteria> rules = new ArrayList<>();
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          rules.add(CriteriaJson.read(row.getString(1)));
        }
      }
      return rules;
    }
  }

  private static List<FindingFilter> filters(PreparedStatement statement) throws SQLException {
    List<FindingFilter> filters = new ArrayList<>();
    try (var row = statement.executeQuery()) {
      while (row.next()) {
        filters.add(filter(row));
      }
    }
    return filters;
  }

  private static FindingFilter filter(ResultSet row) throws SQLException {
    var definition =
        new FilterDefinition(
            row.getString("name"),
            FilterAction.valueOf(row.getString("action")),
            row.getString("description"),
            row.getString("reason"),
            CriteriaJson.read(row.getString("criteria")),
            Optional.ofNullable(row.getObject("ends", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant));
    return new FindingFilter(
        row.getLong("id"),
        row.getString("arn"),
        definition,
        row.getObject("created", OffsetDateTime.class).toInstant(),
        row.getObject("updated", OffsetDateTime.class).toInstant());
  }
}
