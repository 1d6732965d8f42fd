package dev.assay.account;

import dev.assay.database.Database;
import dev.assay.model.AccountId;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The access keys of all accounts, their secrets sealed with a key file. Safe for use by many
/// threads at once.
public final class AccessKeyStore {
  /// More than a person can keep in mind; a script that makes one for each build stops here.
  static final int MOST_KEYS = 500;

  private final Database database;
  private final Clock clock;
  private final KeyFile keyFile;
  private final SecureRandom random;
  private final CredentialsCache cache;
  private final SessionKeys sessions;

  private AccessKeyStore(Database database, Clock clock, KeyFile keyFile, SecureRandom random) {
    this.database = database;
    this.clock = clock;
    this.keyFile = keyFile;
    this.random = random;
    this.cache = new CredentialsCache(clock);
    this.sessions = new SessionKeys(this, clock, keyFile, random);
  }

  /// The keys in a database.
  public static AccessKeyStore in(
      Database database, Clock clock, KeyFile keyFile, SecureRandom random) {
    return new AccessKeyStore(database, clock, keyFile, random);
  }

  /// A key with its secret, which is told this once.
  public record Made(AccessKey key, SecretAccessKey secret) {}

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
    Optional<Credentials> found = accountOf(accessKeyId).flatMap(a -> read(a, accessKeyId));
    found.ifPresent(cache::put);
    return found;
  }

  /// Credentials that end by themselves, issued for these keys.
  public SessionKeys sessions() {
    return sessions;
  }

  /// The keys of an account, oldest first.
  public List<AccessKey> list(AccountId account) {
    return database.inTransaction(account, AccessKeyStore::list);
  }

  /// Makes a key.
  ///
  /// @param name what it is for; may be empty
  /// @throws RefusedException where the account has too many or there is no such account
  public Made create(AccountId account, Role role, String name) {
    Names.require(name);
    SecretSeal seal = keyFile.open(random);
    return database.inTransaction(
        account,
        connection -> {
          lock(connection, account);
          if (list(connection).size() >= MOST_KEYS) {
            throw new RefusedException(
                "role", "cannot be given: the account has " + MOST_KEYS + " keys; revoke some");
          }
          return insert(connection, account, role, name, seal);
        });
  }

  /// Takes a key out of use: at this server at once, at others on the same database within a
  /// minute.
  ///
  /// @return whether the account had it
  /// @throws RefusedException for the last administrator's key, without which nobody could make
  ///     another
  public boolean revoke(AccountId account, String accessKeyId) {
    boolean done =
        database.inTransaction(
            account,
            connection -> {
              lock(connection, account);
              List<AccessKey> keys = list(connection);
              Optional<AccessKey> wanted =
                  keys.stream().filter(key -> key.id().equals(accessKeyId)).findFirst();
              if (wanted.isEmpty()) {
                return false;
              }
              if (wanted.get().role() == Role.ADMINISTRATOR
                  && keys.stream().filter(key -> key.role() == Role.ADMINISTRATOR).count() == 1) {
                throw new RefusedException(
                    "accessKeyId",
                    "cannot be revoked: it is the account's last administrator's key");
              }
              try (var statement =
                  connection.prepareStatement("DELETE FROM access_key WHERE access_key_id = ?")) {
                statement.setString(1, accessKeyId);
                statement.executeUpdate();
              }
              return true;
            });
    cache.remove(accessKeyId);
    return done;
  }

  /// Adds a key within a transaction of its account.
  Made insert(Connection connection, AccountId account, Role role, String name, SecretSeal seal)
      throws SQLException {
    // The database keeps microseconds: what is told now must be what is read later.
    Instant now = Instant.ofEpochMilli(clock.millis());
    var key = new AccessKey(AccessKeys.id(random), role, name, now);
    SecretAccessKey secret = AccessKeys.secret(random);
    try (var statement =
        connection.prepareStatement(
            """
            INSERT INTO access_key (access_key_id, account, secret, made, role, name)
            VALUES (?, ?, ?, ?, ?, ?)
            """)) {
      statement.setString(1, key.id());
      statement.setString(2, account.value());
      statement.setBytes(3, seal.seal(secret.value(), place(account, key.id())));
      statement.setObject(4, now.atOffset(ZoneOffset.UTC));
      statement.setString(5, role.name());
      statement.setString(6, name);
      statement.executeUpdate();
    }
    return new Made(key, secret);
  }

  /// Reads one from the database.
  Optional<Credentials> read(AccountId account, String accessKeyId) {
    return database
        .inTransaction(account, connection -> readRow(connection, accessKeyId))
        .map(
            row ->
                new Credentials(
                    account,
                    accessKeyId,
                    open(row.secret().array(), account, accessKeyId),
                    row.role()));
  }

  private Optional<AccountId> accountOf(String accessKeyId) {
    return database.inTransaction(
        Database.NOBODY,
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

  private static void lock(Connection connection, AccountId account) throws SQLException {
    if (!EnablementRows.lock(connection, account)) {
      throw new RefusedException("accountId", "there is no account " + account);
    }
  }

  private static List<AccessKey> list(Connection connection) throws SQLException {
    var keys = new ArrayList<AccessKey>();
    try (var statement =
            connection.prepareStatement(
                "SELECT access_key_id, role, name, made FROM access_key"
                    + " ORDER BY made, access_key_id");
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        keys.add(
            new AccessKey(
                rows.getString(1),
                Role.valueOf(rows.getString(2)),
                rows.getString(3),
                rows.getObject(4, OffsetDateTime.class).toInstant()));
      }
    }
    return keys;
  }

  private record Row(ByteBuffer secret, Role role) {}

  private static Optional<Row> readRow(Connection connection, String accessKeyId)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT secret, role FROM access_key WHERE access_key_id = ?")) {
      statement.setString(1, accessKeyId);
      try (var rows = statement.executeQuery()) {
        return rows.next()
            ? Optional.of(
                new Row(ByteBuffer.wrap(rows.getBytes(1)), Role.valueOf(rows.getString(2))))
            : Optional.empty();
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
