package dev.assay.inventory;

/// A target that cannot be read at all, or that is not what it was said to be. The message says
/// what happened, to which target, and what to do.
public class TargetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TargetException(String message) {
    super(message);
  }

  public TargetException(String message, Throwable cause) {
    super(message, cause);
  }
}
