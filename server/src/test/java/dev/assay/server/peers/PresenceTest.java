package dev.assay.server.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.advisory.IndexSummary;
import dev.assay.database.Database;
import dev.assay.database.TestDatabase;
import dev.assay.model.AccountId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several servers on one real database, in one process.
final class PresenceTest {
  private static final AccountId ACCOUNT = new AccountId("123456789012");
  private static final Instant BUILT = Instant.parse("2026-11-01T00:00:00Z");

  @TempDir private Path folder;
  private Database database;

  @BeforeEach
  void open() throws SQLException {
    database = TestDatabase.fresh();
    database.inTransaction(
        ACCOUNT,
        connection -> {
          try (var insert =
              connection.prepareStatement(
                  "INSERT INTO account (account, made) VALUES (?, now())")) {
            insert.setString(1, ACCOUNT.value());
            return insert.executeUpdate();
          }
        });
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void workIsOneServersAtATime() throws Exception {
    var one = peers(server("one"));
    var two = peers(server("two"));
    List<String> done = new ArrayList<>();

    assertThat(
            one.alone(
                "scan", () -> assertThat(two.alone("scan", () -> done.add("both"))).isFalse()))
        .isTrue();
    assertThat(two.alone("scan", () -> done.add("two"))).isTrue();
    assertThat(done).containsExactly("two");
  }

  @Test
  void ofManyThatWantItAtOnceOneGetsIt() throws Exception {
    var servers = new ArrayList<Presence>();
    for (int i = 0; i < 6; i++) {
      servers.add(server("server " + i));
    }
    for (int round = 0; round < 20; round++) {
      String work = "round " + round;
      var together = new CountDownLatch(1);
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var claims =
            servers.stream()
                .map(
                    server ->
                        threads.submit(
                            () -> {
                              together.await();
                              return new Leases(database, server).claim(ACCOUNT, work);
                            }))
                .toList();
        together.countDown();
        int got = 0;
        for (var claim : claims) {
          got += claim.get() ? 1 : 0;
        }
        assertThat(got).isEqualTo(1);
      }
    }
  }

  @Test
  void workOfAServerThatDiedIsAnothersOnceItsTimeIsOver() throws Exception {
    var dead = server("dead");
    assertThat(peers(dead).held("networks").isHeld()).isTrue();
    var alive = server("alive");
    assertThat(peers(alive).held("networks").isHeld()).isFalse();

    expire(dead);

    assertThat(peers(alive).held("networks").isHeld()).isTrue();
    assertThat(peers(dead).held("networks").isHeld()).isFalse();
  }

  @Test
  void aServerThatStopsLeavesItsWorkAtOnce() throws Exception {
    var stopped = server("stopped");
    assertThat(peers(stopped).held("networks").isHeld()).isTrue();
    stopped.close();
    assertThat(peers(server("other")).held("networks").isHeld()).isTrue();
  }

  /// After a crash its own leases are still there, and the server is alive again at once.
  @Test
  void aServerThatWasKilledGoesOnWithItsOwnWork() throws Exception {
    assertThat(peers(server("same")).held("networks").isHeld()).isTrue();
    assertThat(peers(server("same")).held("networks").isHeld()).isTrue();
  }

  @Test
  void targetsOfOtherServersAreTheirsToMiss() throws Exception {
    var one = server("one", "folder /srv/a", "registry r/app");
    server("two", "host /:web2", "registry r/app");
    one.round();

    assertThat(peers(one).isForOthers("host /:web2")).isTrue();
    assertThat(peers(one).isForOthers("registry r/app:1.4")).isFalse();
    assertThat(peers(one).isForOthers("folder /srv/a")).isFalse();
    assertThat(peers(one).isForOthers("folder /srv/gone")).isFalse();
  }

  @Test
  void targetsOfAServerThatIsAwayAreKeptForADay() throws Exception {
    var one = server("one", "folder /srv/a");
    var away = server("away", "folder /srv/b");
    away.close();
    one.round();
    assertThat(peers(one).isForOthers("folder /srv/b")).isTrue();

    execute("UPDATE server SET seen = now() - interval '25 hours' WHERE run = ?", away.run());
    one.round();
    assertThat(peers(one).isForOthers("folder /srv/b")).isFalse();
  }

  @Test
  void theNewestAdvisoriesOfThoseAliveJudge() throws Exception {
    var old = register("old", BUILT.minusSeconds(60), List.of());
    var current = register("current", BUILT, List.of());
    old.round();

    assertThat(peers(old).knowBetter()).isTrue();
    assertThat(peers(current).knowBetter()).isFalse();

    expire(current);
    old.round();
    assertThat(peers(old).knowBetter()).isFalse();
  }

  @Test
  void twoWithCopiesOfOneFolderDoNotTakeEachOthersWork() throws Exception {
    var original = server("original");
    Path copied = Files.createDirectory(folder.resolve("copy"));
    Files.copy(folder.resolve("original/server.id"), copied.resolve("server.id"));
    var copy = server("copy");

    original.round();
    copy.round();

    assertThat(peers(original).held("networks").isHeld()).isTrue();
    assertThat(peers(copy).held("networks").isHeld()).isFalse();
    assertThat(Files.readString(folder.resolve("original/server.id")))
        .isNotEqualTo(Files.readString(copied.resolve("server.id")));
  }

  private Presence server(String name, String... watches) throws IOException {
    return register(name, BUILT, List.of(watches));
  }

  private Presence register(String name, Instant built, List<String> watches) throws IOException {
    var index = new IndexSummary(name + " index", 1, built, List.of(), false, 0);
    return Presence.register(
        database, Files.createDirectories(folder.resolve(name)), watches, () -> index);
  }

  private AccountPeers peers(Presence presence) {
    return AccountPeers.of(ACCOUNT, presence, database);
  }

  /// As time does where a process was killed.
  private void expire(Presence server) {
    execute(
        "UPDATE server SET alive_until = now() - interval '1 second' WHERE run = ?", server.run());
  }

  private void execute(String sql, String run) {
    database.inTransaction(
        Database.NOBODY,
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, run);
            return statement.executeUpdate();
          }
        });
  }
}
