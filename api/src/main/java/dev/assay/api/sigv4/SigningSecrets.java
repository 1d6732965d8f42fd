package dev.assay.api.sigv4;

import dev.assay.model.AccountId;
import java.util.Optional;

/// Where the secrets of access keys are kept. Asked on every request, by many threads.
@FunctionalInterface
public interface SigningSecrets {
  /// The key's account and secret; empty when there is no such key or it is switched off.
  Optional<Secret> lookup(String accessKeyId);

  /// An access key's account and secret.
  record Secret(AccountId account, String secretAccessKey) {
    @Override
    public String toString() {
      return "Secret[account=" + account + "]";
    }
  }
}
