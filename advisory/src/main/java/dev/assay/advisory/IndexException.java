package dev.assay.advisory;

/// An index file cannot be used: it is damaged, cut short, or of another format version.
public final class IndexException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public IndexException(String message) {
    super(message);
  }
}
