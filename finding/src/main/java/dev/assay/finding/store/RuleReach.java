package dev.assay.finding.store;

import dev.assay.database.Database;
import dev.assay.finding.FindingCriteria;
import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// All findings that an account's suppression rules hold for: its own, and those of its members
/// where it is the delegated administrator. Within one transaction, in which each of them is spoken
/// for in turn.
record RuleReach(Connection connection, AccountId owner, List<AccountId> accounts) {
  static RuleReach of(Connection connection, AccountId owner) throws SQLException {
    try (var statement = connection.prepareStatement("SELECT members_of(?)")) {
      statement.setString(1, owner.value());
      try (var row = statement.executeQuery()) {
        row.next();
        var members = (String[]) row.getArray(1).getArray();
        return new RuleReach(
            connection,
            owner,
            Stream.concat(Stream.of(owner), Arrays.stream(members).map(AccountId::new)).toList());
      }
    }
  }

  /// Hides what a rule matches.
  void hide(FindingCriteria rule, OffsetDateTime now) throws SQLException {
    each(suppression -> suppression.hide(rule, now));
  }

  /// Shows again what no rule matches any more.
  void release(OffsetDateTime now) throws SQLException {
    each(suppression -> suppression.release(now));
  }

  private void each(Work work) throws SQLException {
    for (AccountId account : accounts) {
      Database.actFor(connection, account);
      work.on(new Suppression(connection, account));
    }
    Database.actFor(connection, owner);
  }

  private interface Work {
    void on(Suppression suppression) throws SQLException;
  }
}
