package dev.assay.database;

import java.sql.Connection;
import java.sql.SQLException;

/// What is done inside one transaction.
@FunctionalInterface
public interface TransactionWork<T> {
  T run(Connection connection) throws SQLException;
}
