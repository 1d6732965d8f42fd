package dev.assay.account;

import dev.assay.account.OrganizationException.Kind;
import dev.assay.database.Database;
import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who administers, who is a member, and what accounts join with. Safe for use by many threads at
/// once.
///
/// Who may do what follows the user guide of Amazon Inspector, "Managing multiple accounts": the
/// management account appoints, the delegated administrator takes in and lets go. A change is in
/// force when the call returns.
public final class OrganizationStore {
  /// User guide, "Quotas".
  private static final int MOST_MEMBERS = 10_000;

  private final Database database;
  private final Clock clock;

  private OrganizationStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// The organization in a database.
  public static OrganizationStore in(Database database, Clock clock) {
    return new OrganizationStore(database, clock);
  }

  /// Who administers the members.
  public Optional<AccountId> administrator(AccountId viewer) {
    return database.inTransaction(viewer, c -> OrganizationRows.read(c).administrator());
  }

  /// The same for the account that appoints.
  ///
  /// @throws OrganizationException where the caller is not the management account
  public Optional<AccountId> appointed(AccountId caller) {
    return database.inTransaction(
        caller,
        connection -> {
          requireManagement(connection, caller);
          return OrganizationRows.read(connection).administrator();
        });
  }

  /// What an account is in the organization.
  public Standing standing(AccountId account) {
    return database.inTransaction(account, c -> standing(c, account));
  }

  /// Whether one account administers another: itself always.
  public boolean administers(AccountId caller, AccountId account) {
    return caller.equals(account)
        || database.inTransaction(
            caller,
            c ->
                standing(c, caller) == Standing.ADMINISTRATOR
                    && OrganizationRows.associated(c, account).isPresent());
  }

  /// Appoints an administrator.
  ///
  /// @throws OrganizationException where the caller is not the management account, there is no such
  ///     account, or another one is appointed
  public void delegate(AccountId caller, AccountId to) {
    change(
        caller,
        connection -> {
          requireManagement(connection, caller);
          if (!AccountRows.exists(connection, to)) {
            throw new OrganizationException(Kind.NOT_FOUND, "there is no account " + to);
          }
          var row = OrganizationRows.read(connection);
          if (row.administrator().isPresent() && !row.administrator().get().equals(to)) {
            throw new OrganizationException(
                Kind.CONFLICT,
                "account " + row.administrator().get() + " is the delegated administrator already");
          }
          OrganizationRows.write(
              connection, new OrganizationRows.Row(Optional.of(to), row.autoEnable()));
        });
  }

  /// Lets the administrator and all members go. Scanning goes on in each.
  ///
  /// @return who was a member
  /// @throws OrganizationException where the caller is not the management account, or that account
  ///     not the administrator
  public List<AccountId> undelegate(AccountId caller, AccountId from) {
    return database.inTransaction(
        caller,
        connection -> {
          AccountRows.lock(connection);
          requireManagement(connection, caller);
          if (!OrganizationRows.read(connection).administrator().equals(Optional.of(from))) {
            throw new OrganizationException(
                Kind.NOT_FOUND, "account " + from + " is not the delegated administrator");
          }
          var members =
              OrganizationRows.members(connection).stream()
                  .filter(Member::associated)
                  .map(Member::account)
                  .toList();
          OrganizationRows.removeAll(connection, now());
          OrganizationRows.write(connection, new OrganizationRows.Row(Optional.empty(), Set.of()));
          return members;
        });
  }

  /// Takes an account in as a member; nothing changes where it is one.
  ///
  /// @throws OrganizationException where the caller is not the administrator, or there are too many
  /// @throws RefusedException where the account cannot be a member
  public void associate(AccountId caller, AccountId account) {
    change(
        caller,
        connection -> {
          OrganizationRows.requireAdministrator(connection, caller);
          if (account.equals(caller)) {
            throw new RefusedException("accountId", "is the delegated administrator's own");
          }
          if (!AccountRows.exists(connection, account)) {
            throw new RefusedException("accountId", "there is no account " + account);
          }
          if (OrganizationRows.associated(connection, account).isPresent()) {
            return;
          }
          long members =
              OrganizationRows.members(connection).stream().filter(Member::associated).count();
          if (members >= MOST_MEMBERS) {
            throw new OrganizationException(
                Kind.LIMIT, "there are " + MOST_MEMBERS + " members already");
          }
          OrganizationRows.write(connection, new Member(account, true, now()));
        });
  }

  /// Lets a member go. Its scanning goes on.
  ///
  /// @throws OrganizationException where the caller is not the administrator
  /// @throws RefusedException where the account is no member
  public void disassociate(AccountId caller, AccountId account) {
    change(
        caller,
        connection -> {
          OrganizationRows.requireAdministrator(connection, caller);
          if (OrganizationRows.associated(connection, account).isEmpty()) {
            throw new RefusedException("accountId", "account " + account + " is no member");
          }
          OrganizationRows.write(connection, new Member(account, false, now()));
        });
  }

  /// Those who are members, and those who were.
  ///
  /// @throws OrganizationException where the caller is not the administrator
  public List<Member> members(AccountId caller) {
    return database.inTransaction(
        caller,
        connection -> {
          OrganizationRows.requireAdministrator(connection, caller);
          return OrganizationRows.members(connection);
        });
  }

  /// What is switched on in accounts that are made from now on, which makes them members.
  ///
  /// @throws OrganizationException where the caller is neither the administrator nor the management
  ///     account
  public Set<ScanKind> autoEnable(AccountId caller) {
    return database.inTransaction(
        caller,
        connection -> {
          if (!AccountRows.first(connection).equals(Optional.of(caller))) {
            OrganizationRows.requireAdministrator(connection, caller);
          }
          return OrganizationRows.read(connection).autoEnable();
        });
  }

  /// Sets it. Accounts that are there stay as they are.
  ///
  /// @throws OrganizationException where the caller is not the administrator
  /// @throws RefusedException where the kinds cannot be on together
  public void setAutoEnable(AccountId caller, Set<ScanKind> kinds) {
    if (kinds.contains(ScanKind.LAMBDA_CODE) && !kinds.contains(ScanKind.LAMBDA)) {
      throw new RefusedException("autoEnable", "lambdaCode can be enabled only with lambda");
    }
    change(
        caller,
        connection -> {
          OrganizationRows.requireAdministrator(connection, caller);
          OrganizationRows.write(connection, new OrganizationRows.Row(Optional.of(caller), kinds));
        });
  }

  private static Standing standing(Connection connection, AccountId account) throws SQLException {
    if (OrganizationRows.read(connection).administrator().equals(Optional.of(account))) {
      return Standing.ADMINISTRATOR;
    }
    return OrganizationRows.associated(connection, account).isPresent()
        ? Standing.MEMBER
        : Standing.STANDALONE;
  }

  private static void requireManagement(Connection connection, AccountId caller)
      throws SQLException {
    if (!AccountRows.first(connection).equals(Optional.of(caller))) {
      throw new OrganizationException(
          Kind.DENIED, "account " + caller + " is not the organization's management account");
    }
  }

  private interface Change {
    void in(Connection connection) throws SQLException;
  }

  private void change(AccountId caller, Change change) {
    database.inTransaction(
        caller,
        connection -> {
          AccountRows.lock(connection);
          change.in(connection);
          return caller;
        });
  }

  /// The database keeps microseconds: what is told now must be what is read later.
  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }
}
