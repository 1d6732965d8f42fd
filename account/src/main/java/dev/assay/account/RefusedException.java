package dev.assay.account;

/// A request that cannot be carried out, with the field that is wrong.
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final String field;

  public RefusedException(String field, String message) {
    super(message);
    this.field = field;
  }

  /// The API's spelling of the field.
  public String field() {
    return field;
  }
}
