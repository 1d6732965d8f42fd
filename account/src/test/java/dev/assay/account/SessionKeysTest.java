package dev.assay.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.account.SessionKeys.Issued;
import dev.assay.database.Database;
import dev.assay.database.TestDatabase;
import dev.assay.model.AccountId;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SessionKeysTest {
  private static final AccountId OURS = new AccountId("123456789012");
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private Path folder;
  private final TickingClock clock = new TickingClock();
  private Database database;
  private AccessKeyStore keys;
  private String administrator;

  @BeforeEach
  void open() throws Exception {
    database = TestDatabase.fresh();
    keys = server();
    administrator =
        AccountStore.in(database, clock, KeyFile.in(folder), new SecureRandom())
            .ensureFirst(Optional.of(OURS))
            .accessKeyId();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void everyServerKnowsWhatOneIssued() {
    var issued = keys.sessions().issue(administrator, Role.SCANNER_UPLOAD, HOUR);
    var credentials = issued.credentials();

    assertThat(credentials.account()).isEqualTo(OURS);
    assertThat(credentials.role()).isEqualTo(Role.SCANNER_UPLOAD);
    assertThat(credentials.ends()).isEqualTo(TickingClock.START.plus(HOUR));
    assertThat(credentials.accessKeyId()).startsWith(administrator).matches("\\w{16,128}");
    assertThat(server().sessions().open(credentials.accessKeyId(), issued.token()))
        .contains(credentials);
  }

  @Test
  void tokenOpensNothingButItsOwnId() {
    var one = keys.sessions().issue(administrator, Role.READ_ONLY, HOUR);
    var other = keys.sessions().issue(administrator, Role.ADMINISTRATOR, HOUR);
    var id = one.credentials().accessKeyId();

    assertThat(open(id, other.token())).isEmpty();
    assertThat(open(administrator, one.token())).isEmpty();
    assertThat(open(id, "")).isEmpty();
    assertThat(open(id, "no base64!")).isEmpty();
    assertThat(open(id, "A".repeat(5_000))).isEmpty();
    byte[] changed = Base64.getUrlDecoder().decode(one.token());
    for (int i = 0; i < changed.length; i++) {
      changed[i] ^= 1;
      assertThat(open(id, Base64.getUrlEncoder().encodeToString(changed))).as("%d", i).isEmpty();
      changed[i] ^= 1;
    }
  }

  @Test
  void otherDataFolderOpensNothing(@TempDir Path other) {
    var issued = keys.sessions().issue(administrator, Role.READ_ONLY, HOUR);
    KeyFile.in(other).openOrCreate(new SecureRandom());
    var elsewhere = AccessKeyStore.in(database, clock, KeyFile.in(other), new SecureRandom());
    assertThat(elsewhere.sessions().open(issued.credentials().accessKeyId(), issued.token()))
        .isEmpty();
  }

  @Test
  void sessionEndsWithItsKey() {
    var key = keys.create(OURS, Role.READ_ONLY, "").key().id();
    var issued = keys.sessions().issue(key, Role.READ_ONLY, HOUR);
    var elsewhere = server();
    assertThat(elsewhere.sessions().open(issued.credentials().accessKeyId(), issued.token()))
        .isPresent();

    keys.revoke(OURS, key);

    assertThat(open(issued)).isEmpty();
    clock.pass(Duration.ofMinutes(1));
    assertThat(elsewhere.sessions().open(issued.credentials().accessKeyId(), issued.token()))
        .isEmpty();
  }

  @Test
  void keyGivesItsOwnRoleAndAnAdministratorsAny() {
    var reader = keys.create(OURS, Role.READ_ONLY, "").key().id();
    for (Role role : Role.values()) {
      assertThat(keys.sessions().issue(administrator, role, HOUR).credentials().role())
          .isEqualTo(role);
      if (role != Role.READ_ONLY) {
        assertThatThrownBy(() -> keys.sessions().issue(reader, role, HOUR))
            .isInstanceOf(RefusedException.class)
            .hasMessageContaining("READ_ONLY");
      }
    }
    assertThat(open(keys.sessions().issue(reader, Role.READ_ONLY, HOUR))).isPresent();
  }

  @Test
  void sessionIssuesNoOther() {
    var session = keys.sessions().issue(administrator, Role.ADMINISTRATOR, HOUR);
    assertThatThrownBy(
            () ->
                keys.sessions()
                    .issue(session.credentials().accessKeyId(), Role.ADMINISTRATOR, HOUR))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void livesAreBounded() {
    for (var life : new Duration[] {Duration.ofMinutes(15), Duration.ofHours(12)}) {
      assertThat(open(keys.sessions().issue(administrator, Role.READ_ONLY, life))).isPresent();
    }
    for (var life : new Duration[] {Duration.ofSeconds(899), Duration.ofSeconds(43_201)}) {
      assertThatThrownBy(() -> keys.sessions().issue(administrator, Role.READ_ONLY, life))
          .isInstanceOf(RefusedException.class);
    }
  }

  @Test
  void nothingSecretIsPrinted() {
    var issued = keys.sessions().issue(administrator, Role.READ_ONLY, HOUR);
    assertThat(issued.toString())
        .doesNotContain(issued.token(), issued.credentials().secret().value());
  }

  private Optional<Credentials> open(Issued issued) {
    return open(issued.credentials().accessKeyId(), issued.token());
  }

  private Optional<Credentials> open(String accessKeyId, String token) {
    return keys.sessions().open(accessKeyId, token);
  }

  private AccessKeyStore server() {
    return AccessKeyStore.in(database, clock, KeyFile.in(folder), new SecureRandom());
  }
}
