package dev.assay.finding.store;

import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.SQLException;

/// Care of the numbers that the database keeps beside the findings; `V2__tallies.sql` says how.
record Tallies(Connection connection, AccountId account) {

  /// Merges rows of the same group. Changes no sum, and may be left undone.
  void fold() throws SQLException {
    call("SELECT fold_tallies(?)");
  }

  /// Counts the findings anew. The caller keeps everyone else from changing them.
  void rebuild() throws SQLException {
    call("SELECT rebuild_tallies(?)");
  }

  private void call(String sql) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, account.value());
      statement.execute();
    }
  }
}
