package dev.assay.api.sigv4;

import dev.assay.account.Role;
import dev.assay.model.AccountId;
import java.util.Optional;

/// Where the secrets of access keys are kept. Asked on every request, by many threads.
@FunctionalInterface
public interface SigningSecrets {
  /// The key's account, secret and role; empty when there is no such key or it is switched off.
  Optional<Secret> lookup(String accessKeyId);

  /// An access key's account, secret and role.
  record Secret(AccountId account, String secretAccessKey, Role role) {
    @Override
    public String toString() {
      return "Secret[account=" + account + "]";
    }
  }
}
