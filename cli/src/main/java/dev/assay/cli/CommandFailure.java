package dev.assay.cli;

import java.util.List;

/// Ends a command that cannot do what it was asked. Shown as what failed, where and why, and what
/// to try; never as a stack trace.
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode code;
  private final transient List<String> reasons;
  private final String remedy;

  /// A failure with its remedy.
  ///
  /// @param what failed: `cannot read bom.json`
  /// @param reasons where and why, a line each; may be empty
  /// @param remedy a command to try; empty where there is none
  public CommandFailure(ExitCode code, String what, List<String> reasons, String remedy) {
    super(what);
    this.code = code;
    this.reasons = List.copyOf(reasons);
    this.remedy = remedy;
  }

  public ExitCode code() {
    return code;
  }

  public List<String> reasons() {
    return reasons;
  }

  public String remedy() {
    return remedy;
  }
}
