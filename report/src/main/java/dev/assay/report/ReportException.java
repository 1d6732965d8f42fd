package dev.assay.report;

/// A report cannot be made, or not be delivered.
public final class ReportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ReportFailure failure;

  /// With what is told to the one who asked.
  public ReportException(ReportFailure.Code code, String message) {
    super(message);
    this.failure = new ReportFailure(code, message);
  }

  /// The same, and what it came from.
  public ReportException(ReportFailure.Code code, String message, Throwable cause) {
    super(message, cause);
    this.failure = new ReportFailure(code, message);
  }

  /// What is told to the one who asked.
  public ReportFailure failure() {
    return failure;
  }
}
