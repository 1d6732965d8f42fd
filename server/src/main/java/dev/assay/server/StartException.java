package dev.assay.server;

/// The service cannot start. The message says why and what to do.
final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartException(String message, Throwable cause) {
    super(message, cause);
  }
}
