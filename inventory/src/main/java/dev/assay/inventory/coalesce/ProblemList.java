package dev.assay.inventory.coalesce;

import dev.assay.model.InputProblem;
import java.util.ArrayList;
import java.util.List;

/// Problems up to a number that a person may still read; a hostile input makes millions. What is
/// not listed is counted. Safe for use by several threads.
public final class ProblemList {
  private static final int MOST = 1_000;

  private final String source;
  private final List<InputProblem> problems = new ArrayList<>(0);
  private long unlisted;

  /// An empty list.
  ///
  /// @param source of the problem that counts those not listed
  public ProblemList(String source) {
    this.source = source;
  }

  public synchronized void add(InputProblem problem) {
    if (problems.size() < MOST) {
      problems.add(problem);
    } else {
      unlisted++;
    }
  }

  /// Whether no problem was added.
  public synchronized boolean isEmpty() {
    return problems.isEmpty();
  }

  /// In the order added, and the count of what is not listed.
  public synchronized List<InputProblem> all() {
    var all = new ArrayList<>(problems);
    if (unlisted > 0) {
      String reason = unlisted + " more problems were met";
      all.add(InputProblem.of("INV-SCAN-003", source, reason, "they are not listed"));
    }
    return all;
  }
}
