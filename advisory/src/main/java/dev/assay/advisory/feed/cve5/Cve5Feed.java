package dev.assay.advisory.feed.cve5;

import dev.assay.advisory.feed.Archive;
import dev.assay.advisory.feed.FactSink;
import dev.assay.advisory.feed.Feed;
import dev.assay.advisory.feed.FeedFile;
import dev.assay.advisory.feed.Fields.Origin;
import dev.assay.advisory.feed.Json;
import dev.assay.advisory.feed.Source;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Reads CVE records, singly or in archives.
///
/// Their lists of affected products are not used: they name products, not packages, in too many
/// spellings to match by.
public final class Cve5Feed implements Feed {
  static final String CODE = "ADV-CVE-001";

  @Override
  public String name() {
    return "cve5";
  }

  @Override
  public String licence() {
    return "CVE program terms of use; CISA's containers CC0-1.0";
  }

  @Override
  public boolean reads(String path) {
    return path.startsWith("cve5/") && (Archive.isArchive(path) || path.endsWith(".json"));
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.of(
            "cve5",
            "https://github.com/cisagov/vulnrichment/archive/refs/heads/develop.tar.gz",
            "cve5/vulnrichment.tar.gz"));
  }

  @Override
  public void read(FeedFile file, FactSink sink) throws IOException, InterruptedException {
    if (!Archive.isArchive(file.path())) {
      try (InputStream in = file.open()) {
        record(in, new Origin(CODE, file.path(), sink));
      }
      return;
    }
    Archive.walk(
        file,
        CODE,
        sink,
        (name, bytes) -> {
          String member = name.substring(name.lastIndexOf('/') + 1);
          if (member.startsWith("CVE-") && member.endsWith(".json")) {
            record(bytes, new Origin(CODE, file.path() + "!/" + name, sink));
          }
        });
  }

  private static void record(InputStream in, Origin origin) throws IOException {
    origin.sink().countRecord();
    Json.object(in, origin).ifPresent(fields -> new CveRecord(fields).tell());
  }
}
