package dev.assay.api.sigv4;

import dev.assay.account.Role;
import dev.assay.model.AccountId;
import java.time.Instant;
import java.util.Optional;

/// Where the secrets of access keys are kept. Asked on every request, by many threads.
@FunctionalInterface
public interface SigningSecrets {
  /// The key's account, secret and role; empty when there is no such key or it is switched off.
  ///
  /// @param sessionToken of temporary credentials; empty where the request has none
  Optional<Secret> lookup(String accessKeyId, String sessionToken);

  /// An access key's account, secret and role.
  ///
  /// @param ends from when on it is refused; [Instant#MAX] for never
  record Secret(AccountId account, String secretAccessKey, Role role, Instant ends) {
    /// One that does not end by itself.
    public Secret(AccountId account, String secretAccessKey, Role role) {
      this(account, secretAccessKey, role, Instant.MAX);
    }

    @Override
    public String toString() {
      return "Secret[account=" + account + "]";
    }
  }
}
