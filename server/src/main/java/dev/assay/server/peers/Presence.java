package dev.assay.server.peers;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.assay.advisory.IndexSummary;
import dev.assay.database.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// This server among those that work on the same database. Safe for use by many threads.
public final class Presence implements AutoCloseable {
  /// How often [#round] is due.
  public static final Duration INTERVAL = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(Presence.class);

  /// Three words missed. With [#INTERVAL] until another server looks, what a server that died was
  /// at goes on within 20 seconds.
  private static final int ALIVE_SECONDS = 15;

  /// A server that is being moved or repaired comes back within a day, and must find its targets as
  /// they were.
  private static final String FORGOTTEN_AFTER = "1 day";

  private final Database database;
  private final Path folder;
  private final Set<String> watches;
  private final Supplier<IndexSummary> index;
  private final String run = UUID.randomUUID().toString();
  private String id;

  /// Whether the row was made in this run.
  private boolean isEntered;

  private volatile Others others = new Others(Set.of(), false);

  /// What this server knows of the others.
  ///
  /// @param watches theirs, also of those that are away for less than a day
  /// @param haveNewerIndex whether one that is alive judges by newer advisories
  private record Others(Set<String> watches, boolean haveNewerIndex) {}

  private Presence(
      Database database,
      Path folder,
      String id,
      Set<String> watches,
      Supplier<IndexSummary> index) {
    this.database = database;
    this.folder = folder;
    this.id = id;
    this.watches = watches;
    this.index = index;
  }

  /// Makes this server known.
  ///
  /// @param folder where its id is kept
  /// @param watches what begins the keys of its targets
  /// @param index the advisories it judges by now
  public static Presence register(
      Database database, Path folder, List<String> watches, Supplier<IndexSummary> index)
      throws IOException {
    var made =
        new Presence(
            database,
            folder,
            ServerId.in(folder),
            watches.stream().collect(toUnmodifiableSet()),
            index);
    made.round();
    return made;
  }

  /// Says that this server is alive, and looks at the others.
  public synchronized void round() {
    database.inTransaction(
        Database.NOBODY,
        connection -> {
          if (!isSaid(connection)) {
            enter(connection);
          }
          forgetOld(connection);
          others = others(connection);
          return true;
        });
    // Only now: what was rolled back was not entered.
    isEntered = true;
  }

  /// Names this run of this server in what it takes on.
  String run() {
    return run;
  }

  /// Those of this server.
  Set<String> watches() {
    return watches;
  }

  /// Those of other servers.
  Set<String> watchesOfOthers() {
    return others.watches();
  }

  /// Whether a server that is alive judges by newer advisories than this one.
  boolean isBehind() {
    return others.haveNewerIndex();
  }

  private boolean isSaid(Connection connection) throws SQLException {
    try (var update =
        connection.prepareStatement(
            """
            UPDATE server SET seen = now(), alive_until = now() + make_interval(secs => ?),
              index_id = ?, index_built = ?
            WHERE id = ? AND run = ?
            """)) {
      var summary = index.get();
      update.setInt(1, ALIVE_SECONDS);
      update.setString(2, summary.id());
      update.setTimestamp(3, Timestamp.from(summary.builtAt()));
      update.setString(4, id);
      update.setString(5, run);
      return update.executeUpdate() == 1;
    }
  }

  private void enter(Connection connection) throws SQLException {
    if (isEntered) {
      // Two that share an id would take each other's work.
      renewId();
    }
    try (var insert =
        connection.prepareStatement(
            """
            INSERT INTO server (id, run, seen, alive_until, watches, index_id, index_built)
            VALUES (?, ?, now(), now() + make_interval(secs => ?), ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET run = excluded.run, seen = excluded.seen,
              alive_until = excluded.alive_until, watches = excluded.watches,
              index_id = excluded.index_id, index_built = excluded.index_built
            """)) {
      var summary = index.get();
      insert.setString(1, id);
      insert.setString(2, run);
      insert.setInt(3, ALIVE_SECONDS);
      insert.setArray(4, connection.createArrayOf("text", watches.toArray()));
      insert.setString(5, summary.id());
      insert.setTimestamp(6, Timestamp.from(summary.builtAt()));
      insert.executeUpdate();
    }
  }

  /// The row is another's, which runs with a copy of this data folder, or was forgotten while the
  /// database was away: a new id is right for both.
  private void renewId() {
    try {
      id = ServerId.renew(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    LOG.atWarn()
        .addKeyValue("server", id)
        .log("another server may run with a copy of this data folder: this one has a new id");
  }

  private static void forgetOld(Connection connection) throws SQLException {
    try (var delete =
        connection.prepareStatement(
            "DELETE FROM server WHERE seen < now() - interval '" + FORGOTTEN_AFTER + "'")) {
      delete.executeUpdate();
    }
  }

  private Others others(Connection connection) throws SQLException {
    try (var select =
        connection.prepareStatement(
            """
            SELECT s.watches, s.alive_until > now()
              AND (s.index_built, s.index_id) > (own.index_built, own.index_id)
            FROM server s, server own WHERE own.run = ? AND s.run <> own.run
            """)) {
      select.setString(1, run);
      Set<String> theirs = new HashSet<>();
      boolean haveNewer = false;
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          theirs.addAll(Arrays.asList((String[]) rows.getArray(1).getArray()));
          haveNewer |= rows.getBoolean(2);
        }
      }
      return new Others(Set.copyOf(theirs), haveNewer);
    }
  }

  /// Lets others have this server's work at once.
  @Override
  public void close() {
    database.inTransaction(
        Database.NOBODY,
        connection -> {
          try (var update =
              connection.prepareStatement("UPDATE server SET alive_until = now() WHERE run = ?")) {
            update.setString(1, run);
            return update.executeUpdate();
          }
        });
  }
}
