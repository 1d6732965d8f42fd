package dev.assay.server.peers;

import dev.assay.database.Database;
import dev.assay.model.AccountId;

/// Work that only one of the servers does at a time. Stateless: all of it is in the database.
final class Leases {
  private final Database database;
  private final Presence presence;

  Leases(Database database, Presence presence) {
    this.database = database;
    this.presence = presence;
  }

  /// Takes work on, unless a server that is alive is at it.
  ///
  /// @return whether this server is at it now
  boolean claim(AccountId account, String work) {
    return database.inTransaction(
        account,
        connection -> {
          try (var upsert =
              connection.prepareStatement(
                  """
                  INSERT INTO lease (account, work, run) VALUES (?, ?, ?)
                  ON CONFLICT (account, work) DO UPDATE SET run = excluded.run
                  WHERE lease.run = excluded.run OR NOT EXISTS (
                    SELECT FROM server s WHERE s.run = lease.run AND s.alive_until > now())
                  """)) {
            upsert.setString(1, account.value());
            upsert.setString(2, work);
            upsert.setString(3, presence.run());
            return upsert.executeUpdate() == 1;
          }
        });
  }

  void release(AccountId account, String work) {
    database.inTransaction(
        account,
        connection -> {
          try (var delete =
              connection.prepareStatement(
                  "DELETE FROM lease WHERE account = ? AND work = ? AND run = ?")) {
            delete.setString(1, account.value());
            delete.setString(2, work);
            delete.setString(3, presence.run());
            return delete.executeUpdate();
          }
        });
  }
}
