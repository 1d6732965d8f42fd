package dev.assay.discovery;

/// A watch whose targets cannot be listed right now. The message says which and why.
public final class DiscoveryException extends Exception {
  private static final long serialVersionUID = 1L;

  DiscoveryException(String message, Throwable cause) {
    super(message, cause);
  }
}
