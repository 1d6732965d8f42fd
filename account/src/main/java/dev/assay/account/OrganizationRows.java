package dev.assay.account;

import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The organization as rows, as the account of a transaction may see them.
final class OrganizationRows {
  private OrganizationRows() {}

  /// The organization itself.
  record Row(Optional<AccountId> administrator, Set<ScanKind> autoEnable) {}

  static Row read(Connection connection) throws SQLException {
    try (var statement =
            connection.prepareStatement("SELECT administrator, auto_enable FROM organization");
        var rows = statement.executeQuery()) {
      rows.next();
      Set<ScanKind> kinds = EnumSet.noneOf(ScanKind.class);
      for (Object kind : (Object[]) rows.getArray(2).getArray()) {
        kinds.add(ScanKind.valueOf(kind.toString()));
      }
      return new Row(Optional.ofNullable(rows.getString(1)).map(AccountId::new), kinds);
    }
  }

  static void write(Connection connection, Row row) throws SQLException {
    try (var statement =
        connection.prepareStatement("UPDATE organization SET administrator = ?, auto_enable = ?")) {
      statement.setString(1, row.administrator().map(AccountId::value).orElse(null));
      statement.setArray(
          2,
          connection.createArrayOf(
              "text", row.autoEnable().stream().map(ScanKind::name).toArray()));
      statement.executeUpdate();
    }
  }

  /// Those that are members, and those that were, by their ids.
  static List<Member> members(Connection connection) throws SQLException {
    var members = new ArrayList<Member>();
    try (var statement =
            connection.prepareStatement(
                "SELECT account, status, updated FROM member ORDER BY account");
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        members.add(member(rows));
      }
    }
    return members;
  }

  /// An account's own row, where it is a member now.
  static Optional<Member> associated(Connection connection, AccountId account) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT account, status, updated FROM member"
                + " WHERE account = ? AND status = 'ENABLED'")) {
      statement.setString(1, account.value());
      try (var rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(member(rows)) : Optional.empty();
      }
    }
  }

  private static Member member(ResultSet row) throws SQLException {
    return new Member(
        new AccountId(row.getString(1)),
        row.getString(2).equals("ENABLED"),
        row.getObject(3, OffsetDateTime.class).toInstant());
  }

  static void write(Connection connection, Member member) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            INSERT INTO member (account, status, updated) VALUES (?, ?, ?)
            ON CONFLICT (account) DO UPDATE
              SET status = EXCLUDED.status, updated = EXCLUDED.updated
            """)) {
      statement.setString(1, member.account().value());
      statement.setString(2, member.associated() ? "ENABLED" : "REMOVED");
      statement.setObject(3, member.updated().atOffset(ZoneOffset.UTC));
      statement.executeUpdate();
    }
  }

  static void removeAll(Connection connection, Instant now) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "UPDATE member SET status = 'REMOVED', updated = ? WHERE status = 'ENABLED'")) {
      statement.setObject(1, now.atOffset(ZoneOffset.UTC));
      statement.executeUpdate();
    }
  }

  /// @throws OrganizationException where the caller is not the delegated administrator
  static void requireAdministrator(Connection connection, AccountId caller) throws SQLException {
    if (!read(connection).administrator().equals(Optional.of(caller))) {
      throw new OrganizationException(
          OrganizationException.Kind.DENIED,
          "account " + caller + " is not the delegated administrator");
    }
  }
}
