package dev.assay.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.Database;
import dev.assay.database.DatabaseLocation;
import dev.assay.database.StoreException;
import dev.assay.database.TestDatabase;
import dev.assay.model.AccountId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AccountStoreTest {
  private static final AccountId OURS = new AccountId("123456789012");
  private static final AccountId OTHER = new AccountId("999999999999");

  @TempDir private Path folder;
  private final TickingClock clock = new TickingClock();
  private Database database;

  @BeforeEach
  void open() throws Exception {
    database = TestDatabase.fresh();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void firstStartMakesAnAccountWithAKeyThatClientsAccept() {
    FirstStart.Made made = (FirstStart.Made) store().ensureFirst(Optional.empty());

    assertThat(made.account().value()).matches("[1-9][0-9]{11}");
    assertThat(made.accessKeyId()).matches("ASSAY[A-Z2-7]{15}");
    assertThat(made.secret().value()).matches("[A-Za-z0-9+/]{40}");
  }

  @Test
  void firstStartTakesTheAccountThatIsWanted() {
    assertThat(store().ensureFirst(Optional.of(OURS)).account()).isEqualTo(OURS);
  }

  @Test
  void theAccountOfNobodyIsRefused() {
    assertThatThrownBy(() -> store().ensureFirst(Optional.of(new AccountId("000000000000"))))
        .isInstanceOf(AccountException.class)
        .hasMessageContaining("cannot be used");
  }

  @Test
  void secondStartKnowsTheAccountButTellsNoSecret() {
    FirstStart made = store().ensureFirst(Optional.of(OURS));

    assertThat(store().ensureFirst(Optional.of(OTHER)))
        .isEqualTo(new FirstStart.Existing(OURS, made.accessKeyId()));
  }

  @Test
  void keyLeadsToItsAccountAndSecret() {
    FirstStart.Made made = make();

    assertThat(store().keys().lookup(made.accessKeyId()))
        .contains(new Credentials(OURS, made.accessKeyId(), made.secret(), Role.ADMINISTRATOR));
  }

  @Test
  void unknownAndImpossibleKeysLeadNowhere() {
    make();
    for (String id :
        List.of("", "AKIAIOSFODNN7EXAMPLE", "ASSAYAAAAAAAAAAAAAAA", "ASSAY\0' OR 1=1 --   ")) {
      assertThat(store().keys().lookup(id)).as(id).isEmpty();
    }
  }

  @Test
  void withdrawnKeyStopsWorkingWithinAMinute() {
    FirstStart.Made made = make();
    AccountStore store = store();
    assertThat(store.keys().lookup(made.accessKeyId())).isPresent();
    asOwner("DELETE FROM access_key");

    clock.pass(Duration.ofSeconds(59));
    assertThat(store.keys().lookup(made.accessKeyId())).isPresent();
    clock.pass(Duration.ofSeconds(1));
    assertThat(store.keys().lookup(made.accessKeyId())).isEmpty();
  }

  @Test
  void restartOfServerAndDatabaseKeepsTheKey(@TempDir Path data) throws Exception {
    FirstStart.Made made;
    try (Database first = Database.open(new DatabaseLocation.Embedded(data))) {
      made = (FirstStart.Made) store(first).ensureFirst(Optional.of(OURS));
    }
    try (Database again = Database.open(new DatabaseLocation.Embedded(data))) {
      AccountStore store = store(again);
      assertThat(store.ensureFirst(Optional.empty()))
          .isEqualTo(new FirstStart.Existing(OURS, made.accessKeyId()));
      assertThat(store.keys().lookup(made.accessKeyId()).orElseThrow().secret())
          .isEqualTo(made.secret());
    }
  }

  @Test
  void manyServersStartingAtOnceMakeOneAccount() throws Exception {
    List<Callable<FirstStart>> starts = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      starts.add(() -> store().ensureFirst(Optional.empty()));
    }
    List<FirstStart> results = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<FirstStart> start : threads.invokeAll(starts)) {
        results.add(start.get());
      }
    }

    assertThat(results).extracting(FirstStart::account).containsOnly(results.getFirst().account());
    assertThat(results).filteredOn(r -> r instanceof FirstStart.Made).hasSize(1);
    assertThat(store().keys().lookup(results.getFirst().accessKeyId())).isPresent();
  }

  @Test
  void keyFileIsForItsOwnerOnly() throws Exception {
    make();
    Path file = KeyFile.in(folder).path();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.size(file)).isEqualTo(32);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void derivedKeyIsTheSameAtEveryStartAndAnotherForEachPurpose() throws Exception {
    make();
    byte[] key = KeyFile.in(folder).derive("page tokens");

    assertThat(key).hasSize(32).isEqualTo(KeyFile.in(folder).derive("page tokens"));
    assertThat(key).isNotEqualTo(KeyFile.in(folder).derive("other things"));
    assertThat(key).isNotEqualTo(Files.readAllBytes(KeyFile.in(folder).path()));

    Files.write(KeyFile.in(folder).path(), new byte[32]);
    assertThat(KeyFile.in(folder).derive("page tokens")).isNotEqualTo(key);
  }

  @Test
  void keyFileThatOthersMayReadIsRefused() throws Exception {
    make();
    Files.setPosixFilePermissions(
        KeyFile.in(folder).path(), PosixFilePermissions.fromString("rw-r-----"));

    assertStartFailsWith("open to other users", "chmod 600");
  }

  @Test
  void missingKeyFileIsNotReplaced() throws Exception {
    make();
    Files.delete(KeyFile.in(folder).path());

    assertStartFailsWith("is missing", "backup");
    assertThat(KeyFile.in(folder).path()).doesNotExist();
  }

  @Test
  void keyFileOfAnotherDatabaseIsNamed() throws Exception {
    make();
    Files.write(KeyFile.in(folder).path(), new byte[32]);

    assertStartFailsWith("does not open the secret", "another database");
  }

  @Test
  void shortKeyFileIsDamaged() throws Exception {
    make();
    Files.write(KeyFile.in(folder).path(), new byte[31]);

    assertStartFailsWith("is damaged", "backup");
  }

  @Test
  void secretIsNotInTheDatabaseAndCannotMoveToAnotherKey() {
    FirstStart.Made made = make();
    byte[] closed =
        database.inTransaction(
            OURS,
            connection -> {
              try (var statement = connection.createStatement();
                  var rows = statement.executeQuery("SELECT secret FROM access_key")) {
                rows.next();
                return rows.getBytes(1);
              }
            });

    SecretSeal seal = KeyFile.in(folder).open(new SecureRandom());
    assertThat(new String(closed, StandardCharsets.ISO_8859_1))
        .doesNotContain(made.secret().value());
    assertThat(seal.open(closed, OURS + "/" + made.accessKeyId())).contains(made.secret().value());
    assertThat(seal.open(closed, OTHER + "/" + made.accessKeyId())).isEmpty();
    closed[closed.length - 1] ^= 1;
    assertThat(seal.open(closed, OURS + "/" + made.accessKeyId())).isEmpty();
  }

  @Test
  void keyIsFoundWhereTheOwnerOfTheSchemaIsNoSuperuser() {
    FirstStart.Made made = make();
    asOwner(
        """
        DO $$ BEGIN
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'plain_owner') THEN
            CREATE ROLE plain_owner NOLOGIN;
          END IF;
        END $$;
        GRANT USAGE, CREATE ON SCHEMA assay TO plain_owner;
        ALTER TABLE account OWNER TO plain_owner;
        ALTER TABLE access_key OWNER TO plain_owner;
        ALTER FUNCTION account_of_key(text) OWNER TO plain_owner;
        ALTER FUNCTION first_account() OWNER TO plain_owner;
        """);

    assertThat(store().keys().lookup(made.accessKeyId())).isPresent();
    assertThat(store().ensureFirst(Optional.empty()))
        .isEqualTo(new FirstStart.Existing(OURS, made.accessKeyId()));
  }

  @Test
  void anotherAccountHasAKeyOfItsOwnAndScanningOn() {
    make();
    var made = store().create(Optional.of(OTHER), "payments");

    assertThat(made.account()).isEqualTo(new Account(OTHER, "payments", made.account().made()));
    assertThat(store().all()).extracting(Account::id).containsExactly(OURS, OTHER);
    assertThat(store().all()).last().isEqualTo(made.account());
    assertThat(store().keys().lookup(made.key().key().id()))
        .contains(
            new Credentials(OTHER, made.key().key().id(), made.key().secret(), Role.ADMINISTRATOR));
    assertThat(EnablementStore.in(database, clock).status(OTHER).overall())
        .isEqualTo(EnablementStatus.ENABLED);
  }

  @Test
  void theFirstAccountManagesTheOthers() {
    make();
    clock.pass(Duration.ofDays(-1)); // a clock that was set right
    store().create(Optional.of(OTHER), "");

    assertThat(store().isManagement(OURS)).isTrue();
    assertThat(store().isManagement(OTHER)).isFalse();
    assertThat(store().ensureFirst(Optional.empty()).account()).isEqualTo(OURS);
  }

  @Test
  void anIdIsGivenOnce() throws Exception {
    make();
    List<Callable<Object>> tries = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      tries.add(() -> store().create(Optional.of(OTHER), "twice"));
    }
    int made = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Object> result : threads.invokeAll(tries)) {
        try {
          result.get();
          made++;
        } catch (ExecutionException taken) {
          assertThat(taken)
              .hasCauseInstanceOf(RefusedException.class)
              .hasMessageContaining("taken");
        }
      }
    }

    assertThat(made).isEqualTo(1);
    assertThat(store().all()).hasSize(2);
  }

  @Test
  void secretsAreNotPrinted() {
    FirstStart.Made made = make();

    assertThat(made.toString()).doesNotContain(made.secret().value());
  }

  @Test
  void anotherAccountSeesNoRowsAndWritesNone() {
    make();
    for (String table : List.of("account", "access_key", "enablement")) {
      assertThat(count(OTHER, table)).as(table).isZero();
      assertThat(count(OURS, table)).as(table).isPositive();
    }
    assertThatThrownBy(() -> execute(OTHER, "INSERT INTO account VALUES ('" + OURS + "', now())"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("row-level security");
    assertThatThrownBy(
            () -> execute(OTHER, "INSERT INTO access_key VALUES ('K', '" + OURS + "', '', now())"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("row-level security");
    assertThatThrownBy(() -> execute(OURS, "DELETE FROM account"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("permission denied");
  }

  private AccountStore store() {
    return store(database);
  }

  private AccountStore store(Database where) {
    return AccountStore.in(where, clock, KeyFile.in(folder), new SecureRandom());
  }

  private FirstStart.Made make() {
    return (FirstStart.Made) store().ensureFirst(Optional.of(OURS));
  }

  private void assertStartFailsWith(String what, String remedy) {
    assertThatThrownBy(() -> store().ensureFirst(Optional.empty()))
        .isInstanceOf(AccountException.class)
        .hasMessageContaining(what)
        .hasMessageContaining(remedy);
  }

  private void execute(AccountId account, String sql) {
    database.inTransaction(
        account,
        connection -> {
          try (var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
          }
        });
  }

  /// As the owner of the schema, whom the policies of these tables leave alone.
  private void asOwner(String sql) {
    execute(OURS, "RESET ROLE; " + sql);
  }

  private long count(AccountId account, String table) {
    return database.inTransaction(
        account,
        connection -> {
          try (var statement = connection.createStatement();
              var rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
          }
        });
  }
}
