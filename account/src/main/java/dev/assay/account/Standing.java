package dev.assay.account;

/// What an account is in the organization.
public enum Standing {
  /// Administers itself.
  STANDALONE,
  /// Administers the members, and itself.
  ADMINISTRATOR,
  /// Is administered.
  MEMBER
}
