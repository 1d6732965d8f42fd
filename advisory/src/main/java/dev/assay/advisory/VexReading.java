package dev.assay.advisory;

import dev.assay.model.InputProblem;
import java.util.List;

/// What was read of VEX documents.
///
/// @param statements in the order read
/// @param problems what could not be read
public record VexReading(List<VexStatement> statements, List<InputProblem> problems) {
  public VexReading {
    statements = List.copyOf(statements);
    problems = List.copyOf(problems);
  }
}
