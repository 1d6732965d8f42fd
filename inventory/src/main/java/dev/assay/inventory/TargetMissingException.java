package dev.assay.inventory;

/// The target does not exist: whoever keeps it was asked, and said so.
public final class TargetMissingException extends TargetException {
  private static final long serialVersionUID = 1L;

  public TargetMissingException(String message) {
    super(message);
  }
}
