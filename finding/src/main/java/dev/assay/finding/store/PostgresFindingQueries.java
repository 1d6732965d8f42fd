package dev.assay.finding.store;

import dev.assay.database.Database;
import dev.assay.finding.AggregationPage;
import dev.assay.finding.AggregationQuery;
import dev.assay.finding.FindingCriteria;
import dev.assay.finding.FindingPage;
import dev.assay.finding.FindingQueries;
import dev.assay.finding.FindingQuery;
import dev.assay.finding.StoredFinding;
import dev.assay.model.AccountId;
import java.time.Duration;
import java.util.List;

/// Each query in a transaction of its own, so that what it reads belongs together.
public final class PostgresFindingQueries implements FindingQueries {
  private final Database database;
  private final Duration longest;

  /// @param longest time of one query; 0 for as long as it takes
  public PostgresFindingQueries(Database database, Duration longest) {
    Statements.prepare();
    this.database = database;
    this.longest = longest;
  }

  @Override
  public FindingPage list(AccountId account, FindingQuery query) {
    return database.reading(
        account, longest, (connection, scope) -> new FindingReader(connection, scope).page(query));
  }

  @Override
  public List<StoredFinding> byArns(AccountId account, List<String> arns) {
    return database.reading(
        account, longest, (connection, scope) -> new FindingReader(connection, scope).byArns(arns));
  }

  @Override
  public AggregationPage aggregate(AccountId account, AggregationQuery query) {
    return database.reading(
        account,
        longest,
        (connection, scope) -> new FindingAggregator(connection, scope).page(query));
  }

  @Override
  public long hiddenBy(AccountId account, FindingCriteria rule) {
    return database.reading(
        account, longest, (connection, scope) -> Suppression.count(connection, scope, rule));
  }
}
