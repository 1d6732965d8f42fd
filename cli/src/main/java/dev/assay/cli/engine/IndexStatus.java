package dev.assay.cli.engine;

import dev.assay.delivery.AdvisoryAge;
import java.time.Instant;
import java.util.List;

/// What an advisory index holds.
///
/// @param age which index it is, and how old
/// @param schema version of its file format
/// @param vulnerabilities how many it knows
/// @param statements how many it holds about packages
/// @param bytes size of its file
/// @param feeds what it was built from, by name
public record IndexStatus(
    AdvisoryAge age,
    int schema,
    long vulnerabilities,
    long statements,
    long bytes,
    List<Feed> feeds) {
  public IndexStatus {
    feeds = List.copyOf(feeds);
  }

  /// One feed an index was built from.
  ///
  /// @param fetched [Instant#EPOCH] where unknown
  /// @param records how many it gave
  /// @param problem why it is not up to date; empty where it is
  public record Feed(String name, Instant fetched, long records, String problem) {}
}
