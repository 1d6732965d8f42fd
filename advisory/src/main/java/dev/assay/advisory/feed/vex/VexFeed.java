package dev.assay.advisory.feed.vex;

import dev.assay.advisory.VexStatement;
import dev.assay.advisory.feed.Archive;
import dev.assay.advisory.feed.FactSink;
import dev.assay.advisory.feed.Feed;
import dev.assay.advisory.feed.FeedFile;
import dev.assay.advisory.feed.Fields.Origin;
import dev.assay.advisory.feed.Source;
import java.io.IOException;
import java.util.List;

/// Checks the VEX repositories that an update fetches. Their statements do not go into the index:
/// they speak of products, not of packages, and only scans that ask for them (`--vex repo`) use
/// them, from the archives as they are.
public final class VexFeed implements Feed {

  @Override
  public String name() {
    return "vex";
  }

  @Override
  public String licence() {
    return "Apache-2.0 (Aqua), CC-BY-4.0 (Rancher)";
  }

  /// Whether a file of a mirror is a VEX repository.
  public static boolean isRepository(String path) {
    return path.startsWith("vex/") && path.contains("vexhub") && Archive.isArchive(path);
  }

  @Override
  public boolean reads(String path) {
    return isRepository(path);
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.of(
            "vex",
            "https://github.com/aquasecurity/vexhub/archive/refs/heads/main.tar.gz",
            "vex/aquasecurity-vexhub.tar.gz"),
        Source.of(
            "vex",
            "https://github.com/rancher/vexhub/archive/refs/heads/main.tar.gz",
            "vex/rancher-vexhub.tar.gz"));
  }

  @Override
  public void read(FeedFile file, FactSink sink) throws IOException, InterruptedException {
    Archive.walk(
        file,
        VexDocument.CODE,
        sink,
        (name, in) -> {
          if (isDocument(name)) {
            sink.countRecord();
            var origin = new Origin(VexDocument.CODE, file.path() + "!/" + name, sink);
            VexDocument.read(in, origin, statement -> tell(statement, sink));
          }
        });
  }

  private static void tell(VexStatement statement, FactSink sink) {
    sink.feedTime(statement.source().time());
  }

  /// Beside the documents lie the index and notes on where each document came from.
  private static boolean isDocument(String name) {
    return name.contains("pkg/") && name.endsWith(".json") && !name.endsWith("/manifest.json");
  }
}
