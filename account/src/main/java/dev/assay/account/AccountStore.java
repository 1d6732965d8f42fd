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

/// Accounts and their access keys. Safe for use by many threads at once.
public final class AccountStore {
  /// No account has this id: what runs as it sees no rows.
  private static final AccountId NOBODY = new AccountId("000000000000");

  /// Any number that nothing else in this database locks.
  private static final long FIRST_ACCOUNT_LOCK = 0x4153534159L;

  private final Database database;
  private final Clock clock;
  private final KeyFile keyFile;
  private final SecureRandom random;
  private final CredentialsCache cache;

  private AccountStore(Database database, Clock clock, KeyFile keyFile, SecureRandom random) {
    this.database = database;
    this.clock = clock;
    this.keyFile = keyFile;
    this.random = random;
    this.cache = new CredentialsCache(clock);
  }

  /// The accounts in a database, with secrets sealed by a key file.
  public static AccountStore in(
      Database database, Clock clock, KeyFile keyFile, SecureRandom random) {
    return new AccountStore(database, clock, keyFile, random);
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

  /// What an access key id stands for, or nothing where no account has it.
  ///
  /// @throws AccountException where its secret cannot be opened
  public Optional<Credentials> lookup(String accessKeyId) {
    if (!AccessKeys.isPossible(accessKeyId)) {
      return Optional.empty();
    }
    Optional<Credentials> known = cache.get(accessKeyId);
    if (known.isPresent()) {
      return known;
    }
    Optional<Credentials> found = accountOfKey(accessKeyId).flatMap(a -> read(a, accessKeyId));
    found.ifPresent(cache::put);
    return found;
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

  private Optional<AccountId> accountOfKey(String accessKeyId) {
    return database.inTransaction(
        NOBODY,
        connection -> {
          try (var statement = connection.prepareStatement("SELECT account_of_key(?)")) {
            statement.setString(1, accessKeyId);
            try (var rows = statement.executeQuery()) {
              rows.next();
              return Optional.ofNullable(rows.getString(1)).map(AccountId::new);
            }
          }
        });
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
    String id = AccessKeys.id(random);
    SecretAccessKey secret = AccessKeys.secret(random);
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO access_key (access_key_id, account, secret, made) VALUES (?, ?, ?, ?)")) {
      statement.setString(1, id);
      statement.setString(2, account.value());
      statement.setBytes(3, seal.seal(secret.value(), place(account, id)));
      statement.setObject(4, now);
      statement.executeUpdate();
    }
    EnablementRows.write(connection, Enablement.first(account), now);
    return Optional.of(new FirstStart.Made(account, id, secret));
  }

  /// Opens the secret as well, so that a wrong key file shows at the start.
  private FirstStart existing(AccountId account) {
    String id =
        database.inTransaction(
            account,
            connection -> {
              try (var statement =
                      connection.prepareStatement(
                          "SELECT access_key_id FROM access_key ORDER BY made, access_key_id"
                              + " LIMIT 1");
                  var rows = statement.executeQuery()) {
                if (!rows.next()) {
                  throw new AccountException("account " + account + " has no access key");
                }
                return rows.getString(1);
              }
            });
    read(account, id);
    return new FirstStart.Existing(account, id);
  }

  private Optional<Credentials> read(AccountId account, String accessKeyId) {
    return database
        .inTransaction(account, connection -> readSealed(connection, accessKeyId))
        .map(secret -> open(secret, account, accessKeyId))
        .map(opened -> new Credentials(account, accessKeyId, opened));
  }

  private static Optional<byte[]> readSealed(Connection connection, String accessKeyId)
      throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT secret FROM access_key WHERE access_key_id = ?")) {
      statement.setString(1, accessKeyId);
      try (var rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
      }
    }
  }

  private SecretAccessKey open(byte[] secret, AccountId account, String accessKeyId) {
    return keyFile
        .open(random)
        .open(secret, place(account, accessKeyId))
        .map(SecretAccessKey::new)
        .orElseThrow(
            () ->
                new AccountException(
                    "the key file "
                        + keyFile.path()
                        + " does not open the secret of access key "
                        + accessKeyId
                        + ": it belongs to another database; restore the one that was made with"
                        + " this database"));
  }

  private static String place(AccountId account, String accessKeyId) {
    return account + "/" + accessKeyId;
  }
}
