package dev.assay.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.Database;
import dev.assay.database.StoreException;
import dev.assay.database.TestDatabase;
import dev.assay.model.AccountId;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditStoreTest {
  private static final AccountId OURS = new AccountId("123456789012");
  private static final AccountId OTHER = new AccountId("999999999999");

  @TempDir private Path folder;
  private final Clock clock = Clock.systemUTC();
  private final Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
  private Database database;
  private AuditStore audit;

  @BeforeEach
  void open() throws Exception {
    database = TestDatabase.fresh();
    audit = AuditStore.in(database, clock);
    var accounts = AccountStore.in(database, clock, KeyFile.in(folder), new SecureRandom());
    accounts.ensureFirst(Optional.of(OURS));
    accounts.create(Optional.of(OTHER), "");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void eventsAreListedInPagesByAccount() {
    audit.append(List.of(event(OURS, "{\"n\":1}"), event(OTHER, "{}"), event(OURS, "{\"n\":2}")));
    audit.append(List.of(event(OURS, "{\"n\":3}")));

    var first = audit.list(OURS, 0, 2);
    assertThat(first).extracting(e -> e.event().record()).containsExactly("{\"n\":1}", "{\"n\":2}");
    assertThat(first.getFirst().event()).isEqualTo(event(OURS, "{\"n\":1}"));
    assertThat(audit.list(OURS, first.getLast().number(), 2))
        .extracting(e -> e.event().record())
        .containsExactly("{\"n\":3}");
    assertThat(audit.list(OTHER, 0, 10)).hasSize(1);
  }

  @Test
  void whoReadsWhileOthersWriteMissesNothing() throws Exception {
    int writers = 4;
    int each = 60;
    List<Callable<Object>> work = new ArrayList<>();
    for (int i = 0; i < writers; i++) {
      work.add(
          () -> {
            for (int n = 0; n < each; n++) {
              audit.append(List.of(event(OURS, "{}"), event(OURS, "{}")));
            }
            return "written";
          });
    }
    long seen = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var written = work.stream().map(threads::submit).toList();
      long last = 0;
      boolean isLastLook = false;
      while (!isLastLook) {
        isLastLook = written.stream().allMatch(Future::isDone);
        for (var event : audit.list(OURS, last, 1_000)) {
          last = event.number();
          seen++;
        }
      }
      for (var one : written) {
        one.get();
      }
    }

    assertThat(seen).isEqualTo(2L * writers * each);
  }

  @Test
  void nothingInTheLogCanBeChangedOrRemoved() {
    audit.append(List.of(event(OURS, "{}")));
    for (String sql :
        List.of(
            "UPDATE audit_event SET record = ''",
            "DELETE FROM audit_event",
            "TRUNCATE audit_event")) {
      assertThatThrownBy(() -> execute(sql))
          .as(sql)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("permission denied");
    }
    execute("SELECT forget_audit(now() + interval '1 year')");
    assertThat(audit.list(OURS, 0, 10)).hasSize(1);
  }

  @Test
  void whatIsOlderThanNinetyDaysIsForgotten() {
    var old = now.minus(Duration.ofDays(90)).minusSeconds(60);
    audit.append(
        List.of(
            new AuditEvent(OURS, old, "{}"),
            new AuditEvent(OTHER, old, "{}"),
            new AuditEvent(OURS, now.minus(Duration.ofDays(89)), "{}")));

    assertThat(audit.forgetOld()).isEqualTo(2);
    assertThat(audit.list(OURS, 0, 10)).hasSize(1);
  }

  private AuditEvent event(AccountId account, String record) {
    return new AuditEvent(account, now, record);
  }

  private void execute(String sql) {
    database.inTransaction(
        OURS,
        connection -> {
          try (var statement = connection.createStatement()) {
            return statement.execute(sql);
          }
        });
  }
}
