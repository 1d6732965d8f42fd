package dev.assay.discovery;

/// A watch whose targets cannot be seen right now: they may be there or not. The message says which
/// and why.
public final class DiscoveryException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean isDenied;

  DiscoveryException(String message, boolean isDenied) {
    super(message);
    this.isDenied = isDenied;
  }

  DiscoveryException(String message, boolean isDenied, Throwable cause) {
    super(message, cause);
    this.isDenied = isDenied;
  }

  /// Whether access was refused; otherwise what holds the targets is away.
  public boolean isDenied() {
    return isDenied;
  }
}
