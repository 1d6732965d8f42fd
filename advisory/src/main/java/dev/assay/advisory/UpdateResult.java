package dev.assay.advisory;

import dev.assay.model.InputProblem;
import java.util.List;

/// What an update has led to.
///
/// @param index the index now in use
/// @param changed whether its facts differ from those before
/// @param problems what could not be read, at most a thousand a feed
/// @param notFetched downloads that failed, each with its reason; older copies served where present
public record UpdateResult(
    IndexSummary index, boolean changed, List<InputProblem> problems, List<String> notFetched) {
  public UpdateResult {
    problems = List.copyOf(problems);
    notFetched = List.copyOf(notFetched);
  }
}
