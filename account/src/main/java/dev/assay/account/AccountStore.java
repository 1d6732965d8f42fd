package dev.assay.account;

import dev.assay.database.Database;
import dev.assay.model.AccountId;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// Accounts. Safe for use by many threads at once.
public final class AccountStore {
  /// No account has this id: what runs as it sees no rows.
  static final AccountId NOBODY = new AccountId("000000000000");

  /// Any number that nothing else in this database locks.
  private static final long FIRST_ACCOUNT_LOCK = 0x4153534159L;

  private final Database database;
  private final Clock clock;
  private final KeyFile keyFile;
  private final SecureRandom random;
  private final AccessKeyStore keys;

  private AccountStore(
      Database database, Clock clock, KeyFile keyFile, SecureRandom random, AccessKeyStore keys) {
    this.database = database;
    this.clock = clock;
    this.keyFile = keyFile;
    this.random = random;
    this.keys = keys;
  }

  /// The accounts in a database, with secrets sealed by a key file.
  public static AccountStore in(
      Database database, Clock clock, KeyFile keyFile, SecureRandom random) {
    return new AccountStore(
        database, clock, keyFile, random, AccessKeyStore.in(database, clock, keyFile, random));
  }

  /// Their access keys.
  public AccessKeyStore keys() {
    return keys;
  }

  /// Makes the first account with an access key, EC2, ECR and Lambda standard scanning on, as the
  /// first activation does in AWS; or says which one there is.
  ///
  /// @param wanted the id for a new account; random where empty
  /// @throws AccountException where there is an account but its secrets cannot be opened
  public FirstStart ensureFirst(Optional<AccountId> wanted) {
    AccountId account = wanted.orElseGet(() -> AccessKeys.account(random));
    if (account.equals(NOBODY)) {
      throw new AccountException("the account id " + NOBODY + " cannot be used: choose another");
    }
    Optional<AccountId> existing = firstAccount();
    if (existing.isEmpty()) {
      SecretSeal seal = keyFile.openOrCreate(random);
      Optional<FirstStart> made =
          database.inTransaction(account, connection -> makeFirst(connection, account, seal));
      if (made.isPresent()) {
        return made.get();
      }
      existing = firstAccount();
    }
    return existing(existing.orElseThrow());
  }

  private Optional<AccountId> firstAccount() {
    return database.inTransaction(NOBODY, AccountStore::firstAccount);
  }

  private static Optional<AccountId> firstAccount(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement("SELECT first_account()");
        var rows = statement.executeQuery()) {
      rows.next();
      return Optional.ofNullable(rows.getString(1)).map(AccountId::new);
    }
  }

  /// Nothing where another server was first: the lock makes them wait for each other.
  private Optional<FirstStart> makeFirst(Connection connection, AccountId account, SecretSeal seal)
      throws SQLException {
    try (var statement = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
      statement.setLong(1, FIRST_ACCOUNT_LOCK);
      statement.execute();
    }
    if (firstAccount(connection).isPresent()) {
      return Optional.empty();
    }
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    try (var statement =
        connection.prepareStatement("INSERT INTO account (account, made) VALUES (?, ?)")) {
      statement.setString(1, account.value());
      statement.setObject(2, now);
      statement.executeUpdate();
    }
    AccessKeyStore.Made key = keys.insert(connection, account, Role.ADMINISTRATOR, "", seal);
    EnablementRows.write(connection, Enablement.first(account), now);
    return Optional.of(new FirstStart.Made(account, key.key().id(), key.secret()));
  }

  /// Opens the secret as well, so that a wrong key file shows at the start.
  private FirstStart existing(AccountId account) {
    String id =
        database.inTransaction(
            account,
            connection -> {
              try (var statement =
                      connection.prepareStatement(
                          "SELECT access_key_id FROM access_key WHERE role = 'ADMINISTRATOR'"
                              + " ORDER BY made, access_key_id LIMIT 1");
                  var rows = statement.executeQuery()) {
                if (!rows.next()) {
                  throw new AccountException("account " + account + " has no access key");
                }
                return rows.getString(1);
              }
            });
    keys.read(account, id);
    return new FirstStart.Existing(account, id);
  }
}
