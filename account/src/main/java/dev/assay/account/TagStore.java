package dev.assay.account;

import dev.assay.database.Database;
import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Tags of anything that has an ARN; whether there is such a thing is for the caller to know. Safe
/// for use by many threads at once.
public final class TagStore {
  private static final int MOST_TAGS = 50;

  private final Database database;

  private TagStore(Database database) {
    this.database = database;
  }

  /// The tags in a database.
  public static TagStore in(Database database) {
    return new TagStore(database);
  }

  /// Adds tags, and gives new values to keys that are there already. All or none.
  ///
  /// @throws RefusedException where a key or value is not allowed or there would be more than 50
  public void set(AccountId account, String arn, Map<String, String> tags) {
    TagRules.checkArn(arn);
    tags.forEach(TagRules::check);
    SortedMap<String, String> sorted = new TreeMap<>(tags);
    if (sorted.isEmpty()) {
      return;
    }
    database.inTransaction(
        account,
        connection -> {
          if (merge(connection, account, arn, sorted) > MOST_TAGS) {
            throw new RefusedException("tags", "a resource has at most " + MOST_TAGS + " tags");
          }
          return arn;
        });
  }

  /// Takes tags away. Keys that are not there are no fault.
  public void remove(AccountId account, String arn, Collection<String> keys) {
    TagRules.checkArn(arn);
    Object[] possible = keys.stream().filter(TagRules::isStorable).toArray();
    database.inTransaction(
        account,
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "UPDATE resource_tag SET tags = tags - ? WHERE arn = ? AND tags ??| ?")) {
            var array = connection.createArrayOf("text", possible);
            statement.setArray(1, array);
            statement.setString(2, arn);
            statement.setArray(3, array);
            return statement.executeUpdate();
          }
        });
  }

  /// Forgets a thing that is gone.
  public void forget(AccountId account, String arn) {
    TagRules.checkArn(arn);
    database.inTransaction(
        account,
        connection -> {
          try (var statement =
              connection.prepareStatement("DELETE FROM resource_tag WHERE arn = ?")) {
            statement.setString(1, arn);
            return statement.executeUpdate();
          }
        });
  }

  /// The tags of a thing, sorted by key; none where it has none.
  public SortedMap<String, String> list(AccountId account, String arn) {
    TagRules.checkArn(arn);
    return database.inTransaction(
        account,
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "SELECT tag.key, tag.value FROM resource_tag, jsonb_each_text(tags) AS tag"
                      + " WHERE arn = ?")) {
            statement.setString(1, arn);
            SortedMap<String, String> tags = new TreeMap<>();
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                tags.put(rows.getString(1), rows.getString(2));
              }
            }
            return Collections.unmodifiableSortedMap(tags);
          }
        });
  }

  /// One statement, so that two who add at once wait for each other on the row.
  ///
  /// @return how many tags there are then
  private static int merge(
      Connection connection, AccountId account, String arn, SortedMap<String, String> tags)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            INSERT INTO resource_tag AS t (account, arn, tags)
            VALUES (?, ?, jsonb_object(?::text[], ?::text[]))
            ON CONFLICT (account, arn) DO UPDATE SET tags = t.tags || EXCLUDED.tags
            RETURNING (SELECT count(*) FROM jsonb_object_keys(t.tags))
            """)) {
      statement.setString(1, account.value());
      statement.setString(2, arn);
      statement.setArray(3, connection.createArrayOf("text", tags.keySet().toArray()));
      statement.setArray(4, connection.createArrayOf("text", tags.values().toArray()));
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }
}
