package dev.assay.report;

/// What is asked of a report cannot be done now.
public final class ReportRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Why.
  public enum Reason {
    /// One of the kind is being made for the account.
    IN_PROGRESS,
    /// The account has no such report.
    NOT_FOUND,
    /// It has ended already.
    ENDED
  }

  private final Reason reason;

  ReportRefusedException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /// Why.
  public Reason reason() {
    return reason;
  }
}
