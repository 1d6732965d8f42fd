package dev.assay.account;

import static dev.assay.account.EnablementStatus.DISABLED;
import static dev.assay.account.EnablementStatus.DISABLING;
import static dev.assay.account.EnablementStatus.ENABLED;
import static dev.assay.account.EnablementStatus.ENABLING;
import static dev.assay.account.EnablementStatus.SUSPENDED;
import static dev.assay.account.EnablementStatus.SUSPENDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.Database;
import dev.assay.database.TestDatabase;
import dev.assay.model.AccountId;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnablementTest {
  private static final AccountId OURS = new AccountId("123456789012");
  private static final AccountId OTHER = new AccountId("999999999999");

  private final TickingClock clock = new TickingClock();
  private Database database;
  private EnablementStore store;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    database = TestDatabase.fresh();
    AccountStore.in(database, clock, KeyFile.in(folder), new SecureRandom())
        .ensureFirst(Optional.of(OURS));
    store = EnablementStore.in(database, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void firstAccountHasEverythingOnButCode() {
    Enablement first = store.status(OURS);

    assertThat(first.statuses().values())
        .containsExactly(ENABLED, ENABLED, ENABLED, DISABLED, DISABLED);
    assertThat(first.overall()).isEqualTo(ENABLED);
  }

  @Test
  void everythingIsOffInAnAccountThatIsNotThere() {
    assertThat(store.status(OTHER).statuses().values()).containsOnly(DISABLED);
    assertThat(store.status(OTHER).overall()).isEqualTo(DISABLED);
  }

  @Test
  void whatIsSwitchedOnStaysOn() {
    Enablement after = done(store.enable(OURS, Set.of(ScanKind.LAMBDA_CODE, ScanKind.EC2)));

    assertThat(after.of(ScanKind.LAMBDA_CODE)).isEqualTo(ENABLED);
    assertThat(store.status(OURS)).isEqualTo(after);
    assertThat(done(store.enable(OURS, Set.of(ScanKind.LAMBDA_CODE)))).isEqualTo(after);
  }

  @Test
  void lambdaCodeNeedsLambda() {
    store.disable(OURS, Set.of(ScanKind.LAMBDA));

    assertThatThrownBy(() -> store.enable(OURS, Set.of(ScanKind.LAMBDA_CODE)))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.field()).isEqualTo("resourceTypes"));
    assertThat(store.status(OURS).of(ScanKind.LAMBDA_CODE)).isEqualTo(DISABLED);
    assertThat(done(store.enable(OURS, Set.of(ScanKind.LAMBDA_CODE, ScanKind.LAMBDA))))
        .satisfies(after -> assertThat(after.of(ScanKind.LAMBDA_CODE)).isEqualTo(ENABLED));
  }

  @Test
  void lambdaOffTakesLambdaCodeAlong() {
    store.enable(OURS, Set.of(ScanKind.LAMBDA_CODE));

    Enablement after = done(store.disable(OURS, Set.of(ScanKind.LAMBDA)));

    assertThat(after.of(ScanKind.LAMBDA_CODE)).isEqualTo(DISABLED);
    assertThat(after.of(ScanKind.EC2)).isEqualTo(ENABLED);
  }

  @Test
  void disableOfNothingNamedIsTheServiceOff() {
    assertThat(done(store.disable(OURS, Set.of())).overall()).isEqualTo(DISABLED);
  }

  @Test
  void lastKindOffIsTheServiceOff() {
    done(store.disable(OURS, Set.of(ScanKind.EC2, ScanKind.ECR)));
    assertThat(store.status(OURS).overall()).isEqualTo(ENABLED);

    done(store.disable(OURS, Set.of(ScanKind.LAMBDA)));
    assertThat(store.status(OURS).overall()).isEqualTo(DISABLED);
  }

  @Test
  void enableOfNothingIsRefused() {
    assertThatThrownBy(() -> store.enable(OURS, Set.of())).isInstanceOf(RefusedException.class);
  }

  @Test
  void changeUnderWayRefusesTheOppositeAndChangesNothing() {
    var reasons =
        Map.of(
            DISABLING, EnablementChange.Reason.DISABLE_IN_PROGRESS,
            SUSPENDING, EnablementChange.Reason.SUSPEND_IN_PROGRESS);
    reasons.forEach(
        (status, reason) -> {
          store.record(OURS, ScanKind.EC2, status);
          assertThat(store.enable(OURS, EnumSet.of(ScanKind.EC2, ScanKind.CODE_REPOSITORY)))
              .isInstanceOfSatisfying(
                  EnablementChange.Refused.class,
                  refused -> {
                    assertThat(refused.reason()).isEqualTo(reason);
                    assertThat(refused.enablement()).isEqualTo(store.status(OURS));
                  });
          assertThat(store.status(OURS).of(ScanKind.CODE_REPOSITORY)).isEqualTo(DISABLED);
        });
    store.record(OURS, ScanKind.EC2, ENABLING);
    assertThat(store.disable(OURS, Set.of(ScanKind.EC2)))
        .isInstanceOfSatisfying(
            EnablementChange.Refused.class,
            refused -> assertThat(refused.message()).startsWith("EC2 is still being enabled"));
  }

  @Test
  void suspendedKindCanBeSwitchedOnAgain() {
    store.record(OURS, ScanKind.EC2, SUSPENDED);

    assertThat(done(store.enable(OURS, Set.of(ScanKind.EC2))).of(ScanKind.EC2)).isEqualTo(ENABLED);
  }

  @Test
  void accountThatIsNotThereIsRefused() {
    assertThat(store.enable(OTHER, Set.of(ScanKind.EC2)))
        .isInstanceOfSatisfying(
            EnablementChange.Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(EnablementChange.Reason.RESOURCE_NOT_FOUND);
              assertThat(refused.message()).contains(OTHER.value());
            });
  }

  @Test
  void standaloneAccountMaySwitchEveryServiceOnAndOff() {
    assertThat(Permission.ofStandaloneAccount())
        .hasSize(8)
        .contains(
            new Permission(Permission.Service.LAMBDA, Permission.Operation.DISABLE_SCANNING),
            new Permission(Permission.Service.ECR, Permission.Operation.ENABLE_REPOSITORY))
        .doesNotContain(
            new Permission(Permission.Service.EC2, Permission.Operation.ENABLE_REPOSITORY));
  }

  private static Enablement done(EnablementChange change) {
    assertThat(change).isInstanceOf(EnablementChange.Done.class);
    return change.enablement();
  }
}
