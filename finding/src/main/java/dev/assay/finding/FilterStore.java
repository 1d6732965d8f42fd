package dev.assay.finding;

import dev.assay.database.Database;
import dev.assay.finding.store.PostgresFilterStore;
import dev.assay.model.AccountId;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// Keeps an account's saved searches and suppression rules. A change to a suppression rule has
/// changed the findings when the call returns: the account's, and those of its members where it
/// is the delegated administrator. Safe for use by many threads at once.
public interface FilterStore {

  /// How many filters an account may have (Amazon Inspector quotas, "Suppression rules").
  int MOST_FILTERS = 500;

  /// Keeps a new filter.
  ///
  /// @throws FilterException.NameTaken where another filter has the name
  /// @throws FilterException.LimitExceeded where the account has [#MOST_FILTERS]
  FindingFilter create(AccountId account, FilterDefinition definition);

  /// Changes a filter. No other change comes between what is handed to `change` and its answer.
  ///
  /// @throws FilterException.NotFound where the account has no such filter
  /// @throws FilterException.NameTaken where another filter has the new name
  FindingFilter update(AccountId account, String arn, UnaryOperator<FilterDefinition> change);

  /// Forgets a filter.
  ///
  /// @throws FilterException.NotFound where the account has no such filter
  void delete(AccountId account, String arn);

  Optional<FindingFilter> get(AccountId account, String arn);

  FilterPage list(AccountId account, FilterQuery query);

  /// Shows again what rules whose end has come hid, in all accounts.
  ///
  /// @return how many rules ended
  int letGo();

  /// Judges all findings of an account by the rules that it is held to now: to be called when it
  /// has become a member or is none any more.
  void reapply(AccountId account);

  /// The filters in a database.
  ///
  /// @param region that the ARNs of new filters name
  /// @param ids where those ARNs get their last part from
  static FilterStore in(Database database, String region, Clock clock, RandomGenerator ids) {
    return new PostgresFilterStore(database, region, clock, ids);
  }
}
