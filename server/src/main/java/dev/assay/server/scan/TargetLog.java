package dev.assay.server.scan;

import dev.assay.database.Database;
import dev.assay.model.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Remembers the state of every watched target.
final class TargetLog {
  private static final String SELECT =
      "SELECT key, fingerprint, resource, index_id, scanned FROM watched_target";

  private final Database database;
  private final AccountId account;

  TargetLog(Database database, AccountId account) {
    this.database = database;
    this.account = account;
  }

  Optional<TargetState> state(String key) {
    return database.inTransaction(
        account,
        connection -> {
          try (var select = connection.prepareStatement(SELECT + " WHERE key = ?")) {
            select.setString(1, key);
            try (var row = select.executeQuery()) {
              return row.next() ? Optional.of(state(row)) : Optional.empty();
            }
          }
        });
  }

  List<TargetState> all() {
    return database.inTransaction(
        account,
        connection -> {
          try (var select = connection.prepareStatement(SELECT + " ORDER BY key");
              var rows = select.executeQuery()) {
            var states = new ArrayList<TargetState>();
            while (rows.next()) {
              states.add(state(rows));
            }
            return List.copyOf(states);
          }
        });
  }

  void put(TargetState state) {
    database.inTransaction(
        account,
        connection -> {
          try (var upsert =
              connection.prepareStatement(
                  """
                  INSERT INTO watched_target (account, key, fingerprint, resource, index_id, scanned)
                  VALUES (?, ?, ?, ?, ?, ?)
                  ON CONFLICT (account, key) DO UPDATE SET
                    fingerprint = excluded.fingerprint, resource = excluded.resource,
                    index_id = excluded.index_id, scanned = excluded.scanned
                  """)) {
            upsert.setString(1, account.value());
            upsert.setString(2, state.key());
            upsert.setString(3, state.fingerprint());
            upsert.setString(4, state.resource());
            upsert.setString(5, state.index());
            upsert.setTimestamp(6, Timestamp.from(state.scanned()));
            return upsert.executeUpdate();
          }
        });
  }

  /// Notes that an index says nothing new about these targets.
  void judged(List<String> keys, String index) {
    database.inTransaction(
        account,
        connection -> {
          try (var update =
              connection.prepareStatement(
                  "UPDATE watched_target SET index_id = ? WHERE account = ? AND key = ANY (?)")) {
            update.setString(1, index);
            update.setString(2, account.value());
            update.setArray(3, connection.createArrayOf("text", keys.toArray()));
            return update.executeUpdate();
          }
        });
  }

  void remove(String key) {
    database.inTransaction(
        account,
        connection -> {
          try (var delete =
              connection.prepareStatement("DELETE FROM watched_target WHERE key = ?")) {
            delete.setString(1, key);
            return delete.executeUpdate();
          }
        });
  }

  /// Forgets the targets whose findings are on these resources.
  void removeOf(Collection<String> resources) {
    database.inTransaction(
        account,
        connection -> {
          try (var delete =
              connection.prepareStatement("DELETE FROM watched_target WHERE resource = ANY (?)")) {
            delete.setArray(1, connection.createArrayOf("text", resources.toArray()));
            return delete.executeUpdate();
          }
        });
  }

  private static TargetState state(ResultSet row) throws SQLException {
    return new TargetState(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getTimestamp(5).toInstant());
  }
}
