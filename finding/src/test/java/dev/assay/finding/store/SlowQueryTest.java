package dev.assay.finding.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.Database;
import dev.assay.database.TestDatabase;
import dev.assay.finding.FindingCriteria;
import dev.assay.finding.FindingQueries;
import dev.assay.finding.FindingQuery;
import dev.assay.finding.FindingQuery.After;
import dev.assay.finding.FindingQuery.Sort;
import dev.assay.finding.FindingQuery.SortField;
import dev.assay.model.AccountId;
import dev.assay.model.LimitReached;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A query that somebody else keeps waiting, as one over too many rows would be.
final class SlowQueryTest {
  private static final AccountId ACCOUNT = new AccountId("123456789012");

  @Test
  void aQueryBeyondItsTimeEndsAndTheNextOneIsServed() throws Exception {
    try (Database database = TestDatabase.fresh()) {
      var queries = FindingQueries.in(database, Duration.ofMillis(100));
      var everything =
          new FindingQuery(
              FindingCriteria.all(), new Sort(SortField.SEVERITY, true), 100, new After.Start());
      database.<Integer>inTransaction(
          ACCOUNT,
          connection -> {
            try (var lock = connection.createStatement()) {
              lock.execute("LOCK TABLE finding IN ACCESS EXCLUSIVE MODE");
            }
            assertThatThrownBy(() -> queries.list(ACCOUNT, everything))
                .isInstanceOf(LimitReached.class);
            assertThatThrownBy(() -> queries.hiddenBy(ACCOUNT, FindingCriteria.all()))
                .isInstanceOf(LimitReached.class);
            return 0;
          });

      assertThat(queries.list(ACCOUNT, everything).findings()).isEmpty();
    }
  }
}
