package dev.assay.account;

/// How far something is switched on: the API's `Status`.
public enum EnablementStatus {
  ENABLING,
  ENABLED,
  DISABLING,
  DISABLED,
  SUSPENDING,
  SUSPENDED
}
