package dev.assay.finding.store;

import dev.assay.model.AccountId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Many rows of an account in one statement, and their columns without nulls.
final class RowSet {
  private final Connection connection;
  private final AccountId account;

  RowSet(Connection connection, AccountId account) {
    this.connection = connection;
    this.account = account;
  }

  /// @param sql has two parameters: the account and the array of ids
  <T> List<T> byIds(String sql, Collection<Long> ids, RowReader<T> reader) throws SQLException {
    return read(sql, connection.createArrayOf("bigint", ids.toArray()), reader);
  }

  /// @param sql has two parameters: the account and the array of texts
  <T> List<T> byTexts(String sql, Collection<String> texts, RowReader<T> reader)
      throws SQLException {
    return read(sql, connection.createArrayOf("text", texts.toArray()), reader);
  }

  private <T> List<T> read(String sql, Array keys, RowReader<T> reader) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, account.value());
      statement.setArray(2, keys);
      List<T> all = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          all.add(reader.read(row));
        }
      }
      return all;
    }
  }

  /// A row that foreign keys keep as long as what names it.
  static <T> T kept(Map<Long, T> rows, long id) {
    return Optional.ofNullable(rows.get(id))
        .orElseThrow(() -> new IllegalStateException("row " + id + " is gone but in use"));
  }

  /// Empty where the column is null.
  static String text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column)).orElse("");
  }

  /// Empty where the column is null.
  static List<String> texts(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }

  /// [Instant#EPOCH] where the column is null.
  static Instant instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant)
        .orElse(Instant.EPOCH);
  }

  /// Reads the current row.
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
