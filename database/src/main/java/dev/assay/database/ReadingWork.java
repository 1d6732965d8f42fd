package dev.assay.database;

import java.sql.Connection;
import java.sql.SQLException;

/// What is read inside one transaction.
@FunctionalInterface
public interface ReadingWork<T> {
  /// Reads.
  ///
  /// @param scope whose rows exist in the transaction
  T run(Connection connection, AccountScope scope) throws SQLException;
}
