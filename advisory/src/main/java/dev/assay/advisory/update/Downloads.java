package dev.assay.advisory.update;

import dev.assay.advisory.FeedException;
import dev.assay.advisory.Progress;
import dev.assay.advisory.UpdateSettings;
import dev.assay.advisory.feed.Feed;
import dev.assay.advisory.feed.Source;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Keeps a folder of downloads up to date with the feeds' publishers.
public final class Downloads {
  private final Path folder;
  private final UpdateSettings settings;
  private final Download download;
  private final Repository repository;

  public Downloads(Path folder, Clock clock, UpdateSettings settings) {
    this.folder = folder;
    this.settings = settings;
    this.download = new Download(clock, settings.attempts(), settings.firstDelay());
    this.repository = new Repository(download);
  }

  /// Fetches what has changed.
  ///
  /// @return the downloads that failed, each with its reason
  /// @throws FeedException if every one failed and the folder holds nothing from before
  public List<String> fetchAll(List<Feed> feeds, Progress progress)
      throws IOException, InterruptedException {
    var failures = new ArrayList<String>();
    List<Source> sources = feeds.stream().flatMap(feed -> feed.sources().stream()).toList();
    int done = 0;
    boolean anything = false;
    for (Source source : sources) {
      progress.step("fetching " + source.path(), done++, sources.size());
      Path file = folder.resolve(source.path());
      try {
        fetch(source, file);
      } catch (FeedException e) {
        failures.add(source.path() + ": " + e.getMessage());
      }
      anything |= Files.exists(file);
    }
    if (!anything && !failures.isEmpty()) {
      throw new FeedException(
          "nothing could be fetched; first of %d reasons: %s"
              .formatted(failures.size(), failures.getFirst()),
          true,
          settings.firstDelay());
    }
    return failures;
  }

  /// When a file was last fetched or found unchanged.
  public Instant fetchedAt(Path file) throws IOException {
    return Receipt.beside(file).map(Receipt::fetchedAt).orElse(Instant.EPOCH);
  }

  private void fetch(Source source, Path file) throws IOException, InterruptedException {
    switch (source.lookup()) {
      case DIRECT -> download.fetch(rebased(source, source.address()), file);
      case REPOSITORY ->
          repository.fetch(source.address(), file, address -> rebased(source, address));
      case NAMED -> {
        Path text = file.resolveSibling(file.getFileName() + ".name");
        boolean unused = download.fetch(rebased(source, source.address()), text);
        String name = Files.readString(text, StandardCharsets.UTF_8).strip();
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,199}")) {
          throw new FeedException(source.address() + ": names no file");
        }
        boolean ignored = download.fetch(rebased(source, source.address().resolve(name)), file);
      }
    }
  }

  /// The publisher's path on the configured server. Addresses of other servers, which a list of
  /// mirrors may name, stay as they are.
  private URI rebased(Source source, URI address) {
    URI mirror = settings.mirrors().get(source.base());
    if (mirror == null || !source.address().getHost().equals(address.getHost())) {
      return address;
    }
    String base = mirror.toString();
    String path = address.getRawPath();
    return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
  }
}
