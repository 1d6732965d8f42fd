package dev.assay.account;

import dev.assay.model.AccountId;
import java.time.Instant;

/// What an access key id stands for.
///
/// @param ends from when on it is refused; [Instant#MAX] for never
public record Credentials(
    AccountId account, String accessKeyId, SecretAccessKey secret, Role role, Instant ends) {

  /// Those that do not end by themselves.
  public Credentials(AccountId account, String accessKeyId, SecretAccessKey secret, Role role) {
    this(account, accessKeyId, secret, role, Instant.MAX);
  }
}
