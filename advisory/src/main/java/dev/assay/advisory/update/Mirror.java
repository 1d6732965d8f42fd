package dev.assay.advisory.update;

import dev.assay.advisory.FeedException;
import dev.assay.advisory.FeedSummary;
import dev.assay.advisory.Progress;
import dev.assay.advisory.feed.Feed;
import dev.assay.advisory.feed.FeedFile;
import dev.assay.advisory.index.Facts;
import dev.assay.model.InputProblem;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/// A folder laid out as the feeds are: `osv/npm/all.zip`, `kev/…`. Downloads are kept in such a
/// folder too, so that there is one way to read feeds.
public final class Mirror {
  private static final int DEEPEST = 12;

  private final Path root;
  private final List<String> paths;

  private Mirror(Path root, List<String> paths) {
    this.root = root;
    this.paths = paths;
  }

  public static Mirror of(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      throw new FeedException("no mirror: " + root + " is not a folder");
    }
    var paths = new ArrayList<String>();
    // A mirror is often put together of links to what other tools fetch.
    Files.walkFileTree(
        root,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        DEEPEST,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              paths.add(root.relativize(file).toString().replace('\\', '/'));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof FileSystemLoopException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
    paths.sort(Comparator.naturalOrder());
    return new Mirror(root, List.copyOf(paths));
  }

  /// Reads every file that one of the feeds knows.
  ///
  /// @param fetchedAt of a file, when it was fetched
  /// @return what could not be read
  public List<InputProblem> read(
      List<Feed> feeds, Facts facts, FetchTime fetchedAt, Progress progress)
      throws IOException, InterruptedException {
    var problems = new ArrayList<InputProblem>();
    int all = feeds.stream().mapToInt(feed -> pathsOf(feed).size()).sum();
    int done = 0;
    for (Feed feed : feeds) {
      Facts.FeedReading reading = facts.reading(feed.name());
      Instant fetched = Instant.EPOCH;
      for (String path : pathsOf(feed)) {
        progress.step("reading " + path, done++, all);
        read(feed, path, reading);
        Instant time = fetchedAt.of(root.resolve(path));
        fetched = time.isAfter(fetched) ? time : fetched;
      }
      if (!pathsOf(feed).isEmpty()) {
        FeedSummary unused = reading.finish(fetched, root.toString(), feed.licence());
        problems.addAll(reading.problems());
      }
    }
    return problems;
  }

  /// Says when a file was fetched.
  public interface FetchTime {
    Instant of(Path file) throws IOException;
  }

  private void read(Feed feed, String path, Facts.FeedReading reading) throws InterruptedException {
    try {
      feed.read(new FeedFile(path, () -> Files.newInputStream(root.resolve(path))), reading);
    } catch (IOException e) {
      reading.problem(
          InputProblem.of(
              "ADV-FILE-001",
              path,
              "cannot be read to its end: " + e.getMessage(),
              "the rest of the file is skipped"));
    }
  }

  private List<String> pathsOf(Feed feed) {
    return paths.stream().filter(feed::reads).toList();
  }
}
