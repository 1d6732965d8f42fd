package dev.assay.inventory;

/// The target may not be read by whom we are.
public final class TargetDeniedException extends TargetException {
  private static final long serialVersionUID = 1L;

  public TargetDeniedException(String message) {
    super(message);
  }
}
