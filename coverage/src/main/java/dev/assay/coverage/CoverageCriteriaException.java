package dev.assay.coverage;

/// Criteria that cannot mean anything, with the field that is wrong.
public final class CoverageCriteriaException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final String field;

  public CoverageCriteriaException(String field, String message) {
    super(message);
    this.field = field;
  }

  /// The API's spelling of the field.
  public String field() {
    return field;
  }
}
