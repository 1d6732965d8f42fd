package dev.assay.advisory;

import java.time.Instant;
import java.util.List;

/// What an index is made of.
///
/// @param id SHA-256 of the facts in it, hexadecimal: equal facts give an equal id, whenever built
/// @param schema version of the file format
/// @param builtAt when it was built
/// @param feeds sorted by name
/// @param isStarter whether it is the small set that ships with the program
/// @param sizeInBytes of the file
public record IndexSummary(
    String id,
    int schema,
    Instant builtAt,
    List<FeedSummary> feeds,
    boolean isStarter,
    long sizeInBytes) {
  public IndexSummary {
    feeds = List.copyOf(feeds);
  }

  /// The newest time any feed states for itself; [Instant#EPOCH] where none does.
  public Instant newestFeedTime() {
    return feeds.stream().map(FeedSummary::feedTime).max(Instant::compareTo).orElse(Instant.EPOCH);
  }
}
