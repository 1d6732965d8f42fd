package dev.assay.database;

import dev.assay.model.AccountId;
import java.util.Comparator;
import java.util.List;

/// The accounts whose rows a transaction reads: the caller's, and those of its members where it is
/// the delegated administrator of an organization.
///
/// @param accounts each of them once, in order; never empty
public record AccountScope(List<AccountId> accounts) {
  public AccountScope {
    accounts = accounts.stream().distinct().sorted(Comparator.comparing(AccountId::value)).toList();
    if (accounts.isEmpty()) {
      throw new IllegalArgumentException("somebody's rows must be meant");
    }
  }

  /// One account alone.
  public static AccountScope of(AccountId account) {
    return new AccountScope(List.of(account));
  }

  /// Whether there is one account in it.
  public boolean isOne() {
    return accounts.size() == 1;
  }

  /// The texts of the account ids.
  public String[] values() {
    return accounts.stream().map(AccountId::value).toArray(String[]::new);
  }
}
