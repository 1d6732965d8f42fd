package dev.assay.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.Database;
import dev.assay.database.TestDatabase;
import dev.assay.model.AccountId;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigurationStoreTest {
  private static final AccountId OURS = new AccountId("123456789012");
  private static final AccountId OTHER = new AccountId("999999999999");
  private static final EcrRescan LONG =
      new EcrRescan(
          EcrRescan.Duration.LIFETIME,
          EcrRescan.PullDateDuration.DAYS_180,
          EcrRescan.PullDateMode.LAST_PULL_DATE);

  private final TickingClock clock = new TickingClock();
  private Database database;
  private ConfigurationStore store;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    database = TestDatabase.fresh();
    AccountStore.in(database, clock, KeyFile.in(folder), new SecureRandom())
        .ensureFirst(Optional.of(OURS));
    store = ConfigurationStore.in(database, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void newAccountIsSetAsAwsSetsOne() {
    assertThat(store.get(OURS)).isEqualTo(ScanConfiguration.initial());
    assertThat(ScanConfiguration.initial().ec2ScanMode()).isEqualTo(Ec2ScanMode.EC2_HYBRID);
    assertThat(ScanConfiguration.initial().ecrRescan().duration())
        .isEqualTo(EcrRescan.Duration.DAYS_14);
  }

  @Test
  void eachHalfIsSetWithoutTheOther() {
    store.set(OURS, LONG);
    ScanConfiguration after = store.set(OURS, Ec2ScanMode.EC2_SSM_AGENT_BASED);

    assertThat(after)
        .isEqualTo(
            new ScanConfiguration(LONG, TickingClock.START, Ec2ScanMode.EC2_SSM_AGENT_BASED));
    assertThat(ConfigurationStore.in(database, clock).get(OURS)).isEqualTo(after);
  }

  @Test
  void otherAccountsKeepTheirs() {
    store.set(OURS, LONG);

    assertThat(store.get(OTHER)).isEqualTo(ScanConfiguration.initial());
    assertThatThrownBy(() -> store.set(OTHER, LONG))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(OTHER.value());
  }
}
