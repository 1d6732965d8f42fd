package dev.assay.finding;

import java.util.List;
import java.util.Set;

/// One page of an account's filters, oldest first.
///
/// @param arns the filters that are meant; all where it is empty
/// @param actions of filters that are meant; all where it is empty
/// @param pageSize 1 to 100
/// @param after the id that the page before ended with; zero at the start
public record FilterQuery(List<String> arns, Set<FilterAction> actions, int pageSize, long after) {
  /// Most filters of a page.
  public static final int LARGEST_PAGE = 100;

  public FilterQuery {
    arns = List.copyOf(arns);
    actions = Set.copyOf(actions);
    if (pageSize < 1 || pageSize > LARGEST_PAGE) {
      throw new CriteriaException("maxResults", "must lie between 1 and " + LARGEST_PAGE);
    }
  }

  /// The first page of everything.
  public static FilterQuery all(int pageSize) {
    return new FilterQuery(List.of(), Set.of(), pageSize, 0);
  }
}
