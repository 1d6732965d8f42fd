package dev.assay.account;

import dev.assay.model.AccountId;

/// What an access key id stands for.
public record Credentials(
    AccountId account, String accessKeyId, SecretAccessKey secret, Role role) {}
