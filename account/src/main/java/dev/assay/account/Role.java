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
    return switch (this) {
      case ADMINISTRATOR -> true;
      case READ_ONLY -> action == Action.READ || action == Action.JUDGE;
      case SCANNER_UPLOAD -> action == Action.UPLOAD || action == Action.JUDGE;
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
    JUDGE
  }
}
