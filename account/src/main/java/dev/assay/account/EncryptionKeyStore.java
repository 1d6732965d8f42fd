package dev.assay.account;

import dev.assay.database.Database;
import dev.assay.model.AccountId;
import java.util.Optional;

/// The keys that accounts want their code encrypted with. Safe for use by many threads at once.
public final class EncryptionKeyStore {
  private final Database database;

  private EncryptionKeyStore(Database database) {
    this.database = database;
  }

  /// The keys in a database.
  public static EncryptionKeyStore in(Database database) {
    return new EncryptionKeyStore(database);
  }

  /// What a key is for: the API's scan type and resource type.
  public record Use(String scanType, String resourceType) {}

  /// The account's own key; empty where the service's is used.
  public Optional<String> get(AccountId account, Use use) {
    return database.inTransaction(
        account,
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "SELECT key FROM encryption_key"
                      + " WHERE account = ? AND scan_type = ? AND resource_type = ?")) {
            statement.setString(1, account.value());
            statement.setString(2, use.scanType());
            statement.setString(3, use.resourceType());
            try (var row = statement.executeQuery()) {
              return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
          }
        });
  }

  /// Uses a key of the account.
  public void set(AccountId account, Use use, String key) {
    database.inTransaction(
        account,
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  """
                  INSERT INTO encryption_key (account, scan_type, resource_type, key)
                  VALUES (?, ?, ?, ?)
                  ON CONFLICT (account, scan_type, resource_type) DO UPDATE SET key = EXCLUDED.key
                  """)) {
            statement.setString(1, account.value());
            statement.setString(2, use.scanType());
            statement.setString(3, use.resourceType());
            statement.setString(4, key);
            return statement.executeUpdate();
          }
        });
  }

  /// Goes back to the service's key.
  ///
  /// @return whether the account had one of its own
  public boolean reset(AccountId account, Use use) {
    return database.inTransaction(
        account,
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "DELETE FROM encryption_key"
                      + " WHERE account = ? AND scan_type = ? AND resource_type = ?")) {
            statement.setString(1, account.value());
            statement.setString(2, use.scanType());
            statement.setString(3, use.resourceType());
            return statement.executeUpdate() == 1;
          }
        });
  }
}
