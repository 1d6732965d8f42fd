package dev.assay.cli.engine;

import java.util.List;

/// What an update has led to.
///
/// @param status the index now in use
/// @param notFetched downloads that failed, each with its reason; older copies served where present
public record IndexUpdate(IndexStatus status, List<String> notFetched) {
  public IndexUpdate {
    notFetched = List.copyOf(notFetched);
  }
}
