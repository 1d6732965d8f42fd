package dev.assay.advisory.update;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.advisory.feed.Feed;
import dev.assay.advisory.feed.Feeds;
import dev.assay.advisory.index.Facts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MirrorTest {
  @TempDir private Path folder;

  /// A mirror of links to what other tools have fetched; one link leads back to the mirror.
  @Test
  void linksAreFollowedAndCirclesEnd() throws Exception {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere/kev"));
    Files.writeString(
        elsewhere.resolve("known_exploited_vulnerabilities.json"),
        "{\"vulnerabilities\": [{\"cveID\": \"CVE-2021-44228\", \"dateAdded\": \"2021-12-10\"}]}");
    Path root = Files.createDirectories(folder.resolve("mirror"));
    Files.createSymbolicLink(root.resolve("kev"), elsewhere);
    Files.createSymbolicLink(root.resolve("again"), root);
    Feed kev = Feeds.all().stream().filter(feed -> feed.name().equals("kev")).findFirst().get();
    var steps = new ArrayList<String>();
    Mirror.of(root)
        .read(
            List.of(kev), new Facts(), file -> Instant.EPOCH, (what, done, all) -> steps.add(what));
    assertThat(steps).containsExactly("reading kev/known_exploited_vulnerabilities.json");
  }
}
