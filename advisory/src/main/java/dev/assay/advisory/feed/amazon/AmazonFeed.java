package dev.assay.advisory.feed.amazon;

import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.feed.Archive;
import dev.assay.advisory.feed.FactSink;
import dev.assay.advisory.feed.Feed;
import dev.assay.advisory.feed.FeedFile;
import dev.assay.advisory.feed.Fields.Origin;
import dev.assay.advisory.feed.Source;
import dev.assay.advisory.feed.updateinfo.UpdateInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;

/// Reads `updateinfo.xml` of Amazon Linux 2 and 2023, the extra topics of 2 included.
public final class AmazonFeed implements Feed {
  private static final String CODE = "ADV-AMZ-001";
  private static final String BASE = "https://cdn.amazonlinux.com/";

  @Override
  public String name() {
    return "amazon";
  }

  @Override
  public String licence() {
    return "not stated by Amazon Web Services";
  }

  @Override
  public boolean reads(String path) {
    return path.startsWith("amazon/")
        && (path.endsWith("/updateinfo.xml.gz") || path.endsWith("/updateinfo.xml"));
  }

  @Override
  public List<Source> sources() {
    return List.of(
        repository("2/core/latest/x86_64/mirror.list", "al2/core"),
        repository("al2023/core/mirrors/latest/x86_64/mirror.list", "al2023/core"),
        repository(
            "al2023/kernel-livepatch/mirrors/latest/x86_64/mirror.list",
            "al2023/kernel-livepatch"));
  }

  @Override
  public void read(FeedFile file, FactSink sink) throws IOException, InterruptedException {
    String release = file.path().startsWith("amazon/al2023/") ? "2023" : "2";
    var ecosystem = new Ecosystem("Amazon Linux", release);
    try (InputStream in = Archive.unpacked(file.path(), file.open())) {
      UpdateInfo.read(
          in,
          new Origin(CODE, file.path(), sink),
          update -> sink.accept(Advisory.says(update, ecosystem)));
    }
  }

  private static Source repository(String mirrors, String folder) {
    return new Source(
        "amazon",
        URI.create(BASE + mirrors),
        "amazon/" + folder + "/repodata/updateinfo.xml.gz",
        Source.Lookup.REPOSITORY);
  }
}
