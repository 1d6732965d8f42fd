package dev.assay.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What the owner of the schema must be allowed to do, looked at before anything is changed.
final class SchemaRights {
  /// Both are made by the migrations where the owner may.
  private static final List<String> ROLES = List.of("assay_app", "assay_administrator");

  private static final String QUESTION =
      """
      SELECT current_user, current_database(),
        has_database_privilege(current_database(), 'CREATE'),
        EXISTS (SELECT FROM pg_namespace WHERE nspname = 'assay'),
        (SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user)
      """;
  private static final String ROLE_QUESTION =
      "SELECT pg_has_role(current_user, oid, 'MEMBER') FROM pg_roles WHERE rolname = ?";

  private SchemaRights() {}

  /// @throws StoreException that lists the statements an administrator can run
  static void require(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(QUESTION)) {
      row.next();
      String user = quoted(row.getString(1));
      String database = quoted(row.getString(2));
      boolean mayCreateSchema = row.getBoolean(3) || row.getBoolean(4);
      boolean mayCreateRoles = row.getBoolean(5);
      List<String> missing = new ArrayList<>();
      if (!mayCreateSchema) {
        missing.add("GRANT CREATE ON DATABASE " + database + " TO " + user);
      }
      if (!mayCreateRoles) {
        for (String role : ROLES) {
          missing.addAll(missing(connection, role, user));
        }
      }
      if (!missing.isEmpty()) {
        throw new StoreException(
            "the database user "
                + user
                + " lacks rights; as an administrator of the database run: "
                + String.join("; ", missing));
      }
    }
  }

  private static List<String> missing(Connection connection, String role, String user)
      throws SQLException {
    String grant = "GRANT " + role + " TO " + user;
    try (var statement = connection.prepareStatement(ROLE_QUESTION)) {
      statement.setString(1, role);
      try (var row = statement.executeQuery()) {
        if (!row.next()) {
          return List.of("CREATE ROLE " + role + " NOLOGIN", grant);
        }
        return row.getBoolean(1) ? List.of() : List.of(grant);
      }
    }
  }

  private static String quoted(String name) {
    return name.matches("[a-z_][a-z0-9_]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
  }
}
