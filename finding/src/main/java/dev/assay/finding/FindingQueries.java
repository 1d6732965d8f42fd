package dev.assay.finding;

import dev.assay.database.Database;
import dev.assay.finding.store.PostgresFindingQueries;
import dev.assay.model.AccountId;
import java.time.Duration;
import java.util.List;

/// Reads findings. Safe for use by many threads at once.
public interface FindingQueries {

  /// One page.
  FindingPage list(AccountId account, FindingQuery query);

  /// Findings by their ARNs, in the order asked for; what does not exist is left out.
  List<StoredFinding> byArns(AccountId account, List<String> arns);

  /// One page of counts.
  AggregationPage aggregate(AccountId account, AggregationQuery query);

  /// How many active findings a suppression rule of the account would hide now.
  long hiddenBy(AccountId account, FindingCriteria rule);

  /// Queries over the database's findings.
  static FindingQueries in(Database database) {
    return in(database, Duration.ZERO);
  }

  /// The same, where no query may take longer: it ends with a [LimitReached].
  ///
  /// @param longest 0 for as long as it takes
  static FindingQueries in(Database database, Duration longest) {
    return new PostgresFindingQueries(database, longest);
  }
}
