package dev.assay.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What the owner of the schema must be allowed to do, looked at before anything is changed.
final class SchemaRights {
  private static final String ROLE = "assay_app";
  private static final String QUESTION =
      """
      SELECT current_user, current_database(),
        has_database_privilege(current_database(), 'CREATE'),
        EXISTS (SELECT FROM pg_namespace WHERE nspname = 'assay'),
        EXISTS (SELECT FROM pg_roles WHERE rolname = 'assay_app'),
        (SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user),
        CASE WHEN EXISTS (SELECT FROM pg_roles WHERE rolname = 'assay_app')
          THEN pg_has_role(current_user, 'assay_app', 'MEMBER') ELSE false END
      """;

  private SchemaRights() {}

  /// @throws StoreException that lists the statements an administrator can run
  static void require(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(QUESTION)) {
      row.next();
      String user = quoted(row.getString(1));
      String database = quoted(row.getString(2));
      boolean mayCreateSchema = row.getBoolean(3) || row.getBoolean(4);
      boolean isRoleThere = row.getBoolean(5);
      boolean mayCreateRoles = row.getBoolean(6);
      boolean isMember = row.getBoolean(7);
      List<String> missing = new ArrayList<>();
      if (!mayCreateSchema) {
        missing.add("GRANT CREATE ON DATABASE " + database + " TO " + user);
      }
      if (!isMember && !mayCreateRoles) {
        if (!isRoleThere) {
          missing.add("CREATE ROLE " + ROLE + " NOLOGIN");
        }
        missing.add("GRANT " + ROLE + " TO " + user);
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

  private static String quoted(String name) {
    return name.matches("[a-z_][a-z0-9_]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
  }
}
