package dev.assay.advisory;

import dev.assay.advisory.feed.Feed;
import dev.assay.advisory.feed.Feeds;
import dev.assay.advisory.feed.releases.OtherReleases;
import dev.assay.advisory.index.Facts;
import dev.assay.advisory.index.IndexBuilder;
import dev.assay.advisory.update.Downloads;
import dev.assay.advisory.update.Mirror;
import dev.assay.model.InputProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Fetches feeds, builds an index of them and puts it in use. The index in use before serves until
/// the new one is complete and checked, and goes on serving if anything fails.
public final class FeedUpdater {
  /// A feed that has lost more than this is taken for broken.
  private static final double LEAST_SHARE = 0.8;

  private final IndexStore store;
  private final Clock clock;

  public FeedUpdater(IndexStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// Downloads what has changed since the last time, and builds an index of all downloads:
  /// feeds that the settings leave out are taken as they were fetched before.
  ///
  /// @throws FeedException if nothing could be fetched and there is nothing from before, or a feed
  ///     has shrunk
  public UpdateResult update(UpdateSettings settings, Progress progress)
      throws IOException, InterruptedException {
    return store.alone(
        () -> {
          var downloads = new Downloads(store.feeds(), clock, settings);
          List<String> failures = downloads.fetchAll(feeds(settings), progress);
          return build(
              store.feeds(), Feeds.all(), settings, downloads::fetchedAt, failures, progress);
        });
  }

  /// Builds an index of a local mirror.
  ///
  /// @param mirror a folder laid out as the feeds are: `osv/npm/all.zip`, `kev/…`
  public UpdateResult updateFrom(Path mirror, UpdateSettings settings, Progress progress)
      throws IOException, InterruptedException {
    return store.alone(
        () ->
            build(mirror, feeds(settings), settings, file -> clock.instant(), List.of(), progress));
  }

  private UpdateResult build(
      Path folder,
      List<Feed> feeds,
      UpdateSettings settings,
      Mirror.FetchTime fetchedAt,
      List<String> failures,
      Progress progress)
      throws IOException, InterruptedException {
    var facts = new Facts();
    List<InputProblem> problems = Mirror.of(folder).read(feeds, facts, fetchedAt, progress);
    OtherReleases.tell(facts.reading("releases"));
    Path file = store.newFile();
    try {
      progress.step("writing the index", 1, 1);
      IndexSummary built = IndexBuilder.write(facts, file, clock.instant(), false);
      boolean changed = checkAgainstCurrent(built, folder, settings);
      store.keepVex(folder);
      return new UpdateResult(store.install(file), changed, problems, failures);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /// @return whether the facts differ from those in use
  private boolean checkAgainstCurrent(IndexSummary built, Path folder, UpdateSettings settings)
      throws IOException {
    if (built.feeds().stream().mapToInt(FeedSummary::records).sum() == 0) {
      throw new FeedException("no feed's records found in " + folder + ": the old index stays");
    }
    IndexSummary current;
    try (AdvisoryIndex index = store.openCurrent()) {
      current = index.summary();
    } catch (IndexException e) {
      // A damaged or outdated index has nothing to compare with: replacing it is the remedy.
      return true;
    }
    if (!settings.force() && !current.isStarter()) {
      refuseShrunken(built, current);
    }
    return !built.id().equals(current.id());
  }

  private static void refuseShrunken(IndexSummary built, IndexSummary current) {
    Map<String, Integer> records = new HashMap<>();
    built.feeds().forEach(feed -> records.put(feed.feed(), feed.records()));
    for (FeedSummary before : current.feeds()) {
      int now = records.getOrDefault(before.feed(), 0);
      if (now < before.records() * LEAST_SHARE) {
        throw new FeedException(
            "feed %s has shrunk from %d to %d records: the old index stays; --force takes it anyway"
                .formatted(before.feed(), before.records(), now));
      }
    }
  }

  private static List<Feed> feeds(UpdateSettings settings) {
    return Feeds.all().stream()
        .filter(feed -> settings.feeds().isEmpty() || settings.feeds().contains(feed.name()))
        .toList();
  }
}
