package dev.assay.account;

import dev.assay.model.AccountId;

/// The account that a server works for, right after it has started.
public sealed interface FirstStart {
  AccountId account();

  String accessKeyId();

  /// Just made. The secret is told this once.
  record Made(AccountId account, String accessKeyId, SecretAccessKey secret)
      implements FirstStart {}

  /// Made at an earlier start, under whatever id was wanted then.
  record Existing(AccountId account, String accessKeyId) implements FirstStart {}
}
