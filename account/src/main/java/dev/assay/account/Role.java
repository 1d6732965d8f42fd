package dev.assay.account;

/// What an access key may do.
public enum Role {
  /// Everything.
  ADMINISTRATOR,
  /// See everything and change nothing.
  READ_ONLY,
  /// Send inventories and have documents judged, as a build does; see nothing of what is stored.
  SCANNER_UPLOAD;

  public boolean permits(Action action) {
    return switch (action) {
      case ISSUE, JUDGE -> true;
      case READ -> this != SCANNER_UPLOAD;
      case UPLOAD -> this != READ_ONLY;
      case WRITE -> this == ADMINISTRATOR;
    };
  }

  /// Kinds of calls.
  public enum Action {
    /// Tells what is stored.
    READ,
    /// Changes what is stored or set.
    WRITE,
    /// Takes an inventory in.
    UPLOAD,
    /// Judges what the request holds, and keeps nothing.
    JUDGE,
    /// Issues credentials that may do no more and end by themselves.
    ISSUE
  }
}
