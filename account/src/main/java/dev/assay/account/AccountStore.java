package dev.assay.account;

import dev.assay.database.Database;
import dev.assay.model.AccountId;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Accounts. Safe for use by many threads at once.
public final class AccountStore {
  /// As many as an organization may have members: user guide of Amazon Inspector, "Quotas".
  private static final int MOST_ACCOUNTS = 10_000;

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
    if (account.equals(Database.NOBODY)) {
      throw new AccountException(
          "the account id " + Database.NOBODY + " cannot be used: choose another");
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

  /// Whether an account is the first one made, which manages the others.
  public boolean isManagement(AccountId account) {
    return firstAccount().equals(Optional.of(account));
  }

  /// Every account, the first made first.
  public List<Account> all() {
    return database.inTransaction(Database.NOBODY, AccountRows::all);
  }

  /// An account just made, with an administrator's key of its own.
  public record Made(Account account, AccessKeyStore.Made key) {}

  /// Makes another account, with the kinds of scan on that a first activation switches on.
  ///
  /// @param wanted its id; random where empty
  /// @throws RefusedException where the id is taken or there are too many
  public Made create(Optional<AccountId> wanted, String name) {
    Names.require(name);
    AccountId account = wanted.orElseGet(() -> AccessKeys.account(random));
    if (account.equals(Database.NOBODY)) {
      throw new RefusedException("accountId", "cannot be " + Database.NOBODY);
    }
    SecretSeal seal = keyFile.open(random);
    return database.inTransaction(
        account,
        connection -> {
          AccountRows.lock(connection);
          if (AccountRows.exists(connection, account)) {
            throw new RefusedException("accountId", "is taken: there is an account " + account);
          }
          if (AccountRows.all(connection).size() >= MOST_ACCOUNTS) {
            throw new RefusedException("name", "cannot be given: there are " + MOST_ACCOUNTS);
          }
          return insert(connection, account, name, seal);
        });
  }

  private Made insert(Connection connection, AccountId account, String name, SecretSeal seal)
      throws SQLException {
    // The database keeps microseconds: what is told now must be what is read later.
    Instant now = Instant.ofEpochMilli(clock.millis());
    try (var statement =
        connection.prepareStatement("INSERT INTO account (account, made, name) VALUES (?, ?, ?)")) {
      statement.setString(1, account.value());
      statement.setObject(2, now.atOffset(ZoneOffset.UTC));
      statement.setString(3, name);
      statement.executeUpdate();
    }
    AccessKeyStore.Made key = keys.insert(connection, account, Role.ADMINISTRATOR, "", seal);
    EnablementRows.write(connection, joins(connection, account, now), now.atOffset(ZoneOffset.UTC));
    return new Made(new Account(account, name, now), key);
  }

  /// What is on in a new account: what the organization's administrator wants, which makes it a
  /// member, else what a first activation switches on.
  private static Enablement joins(Connection connection, AccountId account, Instant now)
      throws SQLException {
    var organization = OrganizationRows.read(connection);
    if (organization.administrator().isEmpty() || organization.autoEnable().isEmpty()) {
      return Enablement.first(account);
    }
    OrganizationRows.write(connection, new Member(account, true, now));
    Map<ScanKind, EnablementStatus> statuses = new EnumMap<>(ScanKind.class);
    organization.autoEnable().forEach(kind -> statuses.put(kind, EnablementStatus.ENABLED));
    return new Enablement(account, statuses);
  }

  private Optional<AccountId> firstAccount() {
    return database.inTransaction(Database.NOBODY, AccountRows::first);
  }

  /// Nothing where another server was first: the lock makes them wait for each other.
  private Optional<FirstStart> makeFirst(Connection connection, AccountId account, SecretSeal seal)
      throws SQLException {
    AccountRows.lock(connection);
    if (AccountRows.first(connection).isPresent()) {
      return Optional.empty();
    }
    AccessKeyStore.Made key = insert(connection, account, "", seal).key();
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
