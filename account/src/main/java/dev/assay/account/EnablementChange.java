package dev.assay.account;

/// What came of switching something on or off in one account.
public sealed interface EnablementChange {
  /// How it is now.
  Enablement enablement();

  /// As was wanted, and in force.
  record Done(Enablement enablement) implements EnablementChange {}

  /// Nothing was changed.
  ///
  /// @param message one sentence for people
  record Refused(Enablement enablement, Reason reason, String message)
      implements EnablementChange {}

  /// Why not, in the API's `ErrorCode` words.
  enum Reason {
    ENABLE_IN_PROGRESS,
    DISABLE_IN_PROGRESS,
    SUSPEND_IN_PROGRESS,
    RESOURCE_NOT_FOUND,
    ACCESS_DENIED,
    DISASSOCIATE_ALL_MEMBERS
  }
}
