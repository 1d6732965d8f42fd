package dev.assay.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.Database;
import dev.assay.database.TestDatabase;
import dev.assay.model.AccountId;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AccessKeyStoreTest {
  private static final AccountId OURS = new AccountId("123456789012");
  private static final AccountId OTHER = new AccountId("999999999999");

  @TempDir private Path folder;
  private final TickingClock clock = new TickingClock();
  private Database database;
  private AccessKeyStore keys;
  private FirstStart first;

  @BeforeEach
  void open() throws Exception {
    database = TestDatabase.fresh();
    keys = server();
    first =
        AccountStore.in(database, clock, KeyFile.in(folder), new SecureRandom())
            .ensureFirst(Optional.of(OURS));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aKeyHasItsRoleAndSecretAtEveryServer() {
    clock.pass(Duration.ofSeconds(1));
    var made = keys.create(OURS, Role.SCANNER_UPLOAD, "pipeline");

    assertThat(server().lookup(made.key().id()))
        .contains(new Credentials(OURS, made.key().id(), made.secret(), Role.SCANNER_UPLOAD));
    assertThat(keys.list(OURS)).extracting(AccessKey::id).contains(made.key().id());
    assertThat(keys.list(OURS)).last().isEqualTo(made.key());
  }

  @Test
  void aRevokedKeyIsRefusedHereAtOnceAndElsewhereWithinAMinute() {
    var made = keys.create(OURS, Role.READ_ONLY, "");
    var elsewhere = server();
    assertThat(keys.lookup(made.key().id())).isPresent();
    assertThat(elsewhere.lookup(made.key().id())).isPresent();

    assertThat(keys.revoke(OURS, made.key().id())).isTrue();

    assertThat(keys.lookup(made.key().id())).isEmpty();
    clock.pass(Duration.ofMinutes(1));
    assertThat(elsewhere.lookup(made.key().id())).isEmpty();
    assertThat(keys.revoke(OURS, made.key().id())).isFalse();
  }

  @Test
  void theLastAdministratorCannotBeLockedOut() {
    keys.create(OURS, Role.READ_ONLY, "");
    assertThatThrownBy(() -> keys.revoke(OURS, first.accessKeyId()))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("last administrator");

    keys.create(OURS, Role.ADMINISTRATOR, "next");
    assertThat(keys.revoke(OURS, first.accessKeyId())).isTrue();
  }

  @Test
  void nobodySeesOrRevokesAnothersKeys() {
    assertThat(keys.list(OTHER)).isEmpty();
    assertThatThrownBy(() -> keys.revoke(OTHER, first.accessKeyId()))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("no account");
    assertThat(keys.lookup(first.accessKeyId())).isPresent();
  }

  @Test
  void aNameThatCouldPaintATerminalIsRefused() {
    assertThatThrownBy(() -> keys.create(OURS, Role.READ_ONLY, "a\u001b[31m"))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> keys.create(OURS, Role.READ_ONLY, "a".repeat(129)))
        .isInstanceOf(RefusedException.class);
    assertThat(keys.list(OURS)).hasSize(1);
  }

  @Test
  void secretsOfMadeKeysAreNotPrinted() {
    var made = keys.create(OURS, Role.READ_ONLY, "");

    assertThat(made.toString()).doesNotContain(made.secret().value());
  }

  private AccessKeyStore server() {
    return AccessKeyStore.in(database, clock, KeyFile.in(folder), new SecureRandom());
  }
}
