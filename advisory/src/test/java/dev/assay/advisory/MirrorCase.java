package dev.assay.advisory;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;

/// Builds the index of one fixture mirror.
final class MirrorCase {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-03T04:05:06Z"), ZoneOffset.UTC);

  private MirrorCase() {}

  static UpdateResult build(String name, Path data) throws IOException, InterruptedException {
    return new FeedUpdater(new IndexStore(data), CLOCK)
        .updateFrom(folder(name), UpdateSettings.defaults(), Progress.none());
  }

  static Path folder(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(MirrorCase.class.getResource("mirror/" + name)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(name, e);
    }
  }
}
