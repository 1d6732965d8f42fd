package dev.assay.inventory.source;

import dev.assay.model.InputProblem;
import java.io.IOException;

/// Reading a stream has to stop, at a limit or for another reason that has a code.
public final class ProblemException extends IOException {
  private static final long serialVersionUID = 1L;

  private final ProblemCode problem;
  private final String detail;

  public ProblemException(ProblemCode problem, String detail) {
    super(problem.reason() + ": " + detail);
    this.problem = problem;
    this.detail = detail;
  }

  /// The same as a problem.
  public InputProblem in(String source, String effect) {
    return problem.in(source, detail, effect);
  }
}
