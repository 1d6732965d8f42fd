package dev.assay.account;

import dev.assay.database.Database;
import dev.assay.model.AccountId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// How deeply instances are looked into, for each account. It is on where nobody has switched it.
/// Safe for use by many threads at once.
public final class DeepInspectionStore {
  private final Database database;

  private DeepInspectionStore(Database database) {
    this.database = database;
  }

  /// The settings in a database.
  public static DeepInspectionStore in(Database database) {
    return new DeepInspectionStore(database);
  }

  /// How an account is set.
  public DeepInspection get(AccountId account) {
    return database.inTransaction(account, connection -> read(connection, account));
  }

  /// Sets an account; what is empty stays as it is.
  ///
  /// @throws RefusedException where there is no such account, or there are too many paths
  public DeepInspection set(
      AccountId account, Optional<Boolean> activated, Optional<List<String>> paths) {
    paths.ifPresent(wanted -> requireFew("packagePaths", wanted));
    return database.inTransaction(
        account, connection -> change(connection, account, activated, paths));
  }

  /// Gives the members paths in common.
  ///
  /// @throws OrganizationException where the caller is not the delegated administrator
  /// @throws RefusedException where there are too many paths
  public void setOrganizationPaths(AccountId caller, List<String> paths) {
    requireFew("orgPackagePaths", paths);
    database.inTransaction(
        caller,
        connection -> {
          OrganizationRows.requireAdministrator(connection, caller);
          try (var statement =
              connection.prepareStatement("UPDATE organization SET deep_inspection_paths = ?")) {
            statement.setArray(1, connection.createArrayOf("text", paths.toArray()));
            return statement.executeUpdate();
          }
        });
  }

  /// How a member is set.
  ///
  /// @return empty where the account is no member
  /// @throws OrganizationException where the caller is not the delegated administrator
  public Optional<DeepInspection> ofMember(AccountId caller, AccountId member) {
    return forMember(caller, member, connection -> read(connection, member));
  }

  /// Switches it in a member.
  ///
  /// @return empty where the account is no member
  /// @throws OrganizationException where the caller is not the delegated administrator
  public Optional<DeepInspection> setMember(AccountId caller, AccountId member, boolean activated) {
    return forMember(
        caller,
        member,
        connection -> change(connection, member, Optional.of(activated), Optional.empty()));
  }

  private interface Work {
    DeepInspection on(Connection connection) throws SQLException;
  }

  /// An administrator is one of its own members here.
  private Optional<DeepInspection> forMember(AccountId caller, AccountId member, Work work) {
    return database.inTransaction(
        caller,
        connection -> {
          OrganizationRows.requireAdministrator(connection, caller);
          if (!member.equals(caller) && OrganizationRows.associated(connection, member).isEmpty()) {
            return Optional.empty();
          }
          Database.actFor(connection, member);
          return Optional.of(work.on(connection));
        });
  }

  private static DeepInspection change(
      Connection connection,
      AccountId account,
      Optional<Boolean> activated,
      Optional<List<String>> paths)
      throws SQLException {
    if (!EnablementRows.lock(connection, account)) {
      throw new RefusedException("accountId", "there is no account " + account);
    }
    var before = read(connection, account);
    var after =
        new DeepInspection(
            activated.orElse(before.isActivated()),
            paths.orElse(before.paths()),
            before.organizationPaths());
    try (var statement =
        connection.prepareStatement(
            """
            INSERT INTO deep_inspection (account, activated, paths) VALUES (?, ?, ?)
            ON CONFLICT (account) DO UPDATE
              SET activated = EXCLUDED.activated, paths = EXCLUDED.paths
            """)) {
      statement.setString(1, account.value());
      statement.setBoolean(2, after.isActivated());
      statement.setArray(3, connection.createArrayOf("text", after.paths().toArray()));
      statement.executeUpdate();
    }
    return after;
  }

  private static DeepInspection read(Connection connection, AccountId account) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            SELECT coalesce(d.activated, true) AS activated, coalesce(d.paths, '{}') AS paths,
              CASE WHEN o.administrator = ? OR administrator_of(?) IS NOT NULL
                THEN o.deep_inspection_paths ELSE '{}' END AS organization_paths
            FROM organization o LEFT JOIN deep_inspection d ON d.account = ?
            """)) {
      statement.setString(1, account.value());
      statement.setString(2, account.value());
      statement.setString(3, account.value());
      try (var row = statement.executeQuery()) {
        row.next();
        return new DeepInspection(
            row.getBoolean("activated"), texts(row, "paths"), texts(row, "organization_paths"));
      }
    }
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return List.of((String[]) array.getArray());
  }

  private static void requireFew(String field, List<String> paths) {
    if (paths.size() > DeepInspection.MOST_PATHS) {
      throw new RefusedException(field, "holds more than " + DeepInspection.MOST_PATHS + " paths");
    }
  }
}
