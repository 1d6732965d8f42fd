package dev.assay.finding.store;

import dev.assay.finding.store.RowSet.RowReader;
import dev.assay.model.AccountId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// Rows of several accounts by their keys, in one statement. The last thing that a transaction
/// does: its statements are planned as those by keys until it ends.
///
/// The server plans such a statement once for all keys, by indexes alone. Planned for each set of
/// keys anew, the plans of a page took twice as long as its reading, and knew nothing more.
final class KeyedRows {
  /// Without the statistics of a set of keys the server might read a small table whole, and keep
  /// to it when the table has grown.
  private static final String PLANNED_ONCE =
      """
      SELECT set_config('plan_cache_mode', 'force_generic_plan', true),
        set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true),
        set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)""";

  private final Connection connection;

  private KeyedRows(Connection connection) {
    this.connection = connection;
  }

  static KeyedRows in(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(PLANNED_ONCE)) {
      statement.execute();
    }
    return new KeyedRows(connection);
  }

  /// @param sql has two parameters: the arrays of accounts and of ids
  <T> List<T> byIds(String sql, Collection<RowKey> keys, RowReader<T> reader) throws SQLException {
    var accounts = keys.stream().map(key -> key.account().value());
    return read(sql, List.of(texts(accounts), ids(keys.stream().map(RowKey::id))), reader);
  }

  /// @param sql has two parameters: the arrays of accounts and of ARNs
  <T> List<T> byArns(String sql, Collection<String> arns, RowReader<T> reader) throws SQLException {
    return read(
        sql, List.of(texts(arns.stream().map(FindingArn::account)), texts(arns.stream())), reader);
  }

  /// Rows that belong to nobody.
  ///
  /// @param sql has one parameter: the array of ids
  <T> List<T> ofAll(String sql, Collection<Long> ids, RowReader<T> reader) throws SQLException {
    return read(sql, List.of(ids(ids.stream())), reader);
  }

  private Array ids(Stream<Long> ids) throws SQLException {
    return connection.createArrayOf("bigint", ids.toArray());
  }

  private Array texts(Stream<String> texts) throws SQLException {
    return connection.createArrayOf("text", texts.toArray());
  }

  private <T> List<T> read(String sql, List<Array> parameters, RowReader<T> reader)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setArray(i + 1, parameters.get(i));
      }
      List<T> all = new ArrayList<>();
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          all.add(reader.read(row));
        }
      }
      return all;
    }
  }

  /// What a row is found by.
  record RowKey(AccountId account, long id) {}
}
