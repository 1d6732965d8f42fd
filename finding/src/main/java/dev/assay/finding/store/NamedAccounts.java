package dev.assay.finding.store;

import static dev.assay.finding.Condition.Comparison.EQUALS;

import dev.assay.database.AccountScope;
import dev.assay.finding.Condition.Text;
import dev.assay.finding.FindingCriteria;
import dev.assay.finding.FindingField;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The accounts that criteria name, so that the others of an organization need not be looked at.
final class NamedAccounts {
  private NamedAccounts() {}

  /// The whole scope where they are not named one by one, or none of them is in it: the conditions
  /// hold in any case.
  static AccountScope of(AccountScope scope, FindingCriteria criteria) {
    Set<String> named = new HashSet<>();
    for (var condition : criteria.fields().getOrDefault(FindingField.AWS_ACCOUNT_ID, List.of())) {
      if (!(condition instanceof Text(var comparison, var value)) || comparison != EQUALS) {
        return scope;
      }
      named.add(value);
    }
    var wanted =
        scope.accounts().stream().filter(account -> named.contains(account.value())).toList();
    return wanted.isEmpty() ? scope : new AccountScope(wanted);
  }
}
