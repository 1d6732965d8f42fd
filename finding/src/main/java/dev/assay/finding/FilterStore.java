package dev.assay.finding;

import dev.assay.database.Database;
import dev.assay.finding.store.PostgresFilterStore;
import dev.assay.model.AccountId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// Keeps an account's saved searches and suppression rules. A change to a suppression rule has
/// changed the findings when the call returns: the account's, and those of its members where it
/// is the delegated administrator. Safe for use by many threads at once.
public interface FilterStore {

  /// How many filters an account may have where nothing else is said (Amazon Inspector quotas,
  /// "Suppression rules").
  int MOST_FILTERS = 500;

  /// How many filters an account may have.
  int most();

  /// Keeps a new filter.
  ///
  /// @throws FilterException.NameTaken where another filter has the name
  /// @throws FilterException.LimitExceeded where the account has as many as it may
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

  /// Every filter of an account, the oldest first.
  default List<FindingFilter> all(AccountId account) {
    List<FindingFilter> all = new ArrayList<>();
    FilterPage page;
    do {
      long last = all.isEmpty() ? 0 : all.getLast().id();
      page = list(account, new FilterQuery(List.of(), Set.of(), FilterQuery.LARGEST_PAGE, last));
      all.addAll(page.filters());
    } while (page.hasMore());
    return all;
  }

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
    return in(database, region, clock, ids, MOST_FILTERS);
  }

  /// The same with another quota.
  ///
  /// @param most filters of an account
  static FilterStore in(
      Database database, String region, Clock clock, RandomGenerator ids, int most) {
    return new PostgresFilterStore(database, region, clock, ids, most);
  }
}
