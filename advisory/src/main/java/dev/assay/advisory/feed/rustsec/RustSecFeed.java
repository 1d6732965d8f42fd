package dev.assay.advisory.feed.rustsec;

import dev.assay.advisory.feed.FactSink;
import dev.assay.advisory.feed.Feed;
import dev.assay.advisory.feed.FeedFile;
import dev.assay.advisory.feed.RecordArchive;
import dev.assay.advisory.feed.Source;
import java.io.IOException;
import java.util.List;

/// Reads the RustSec Advisory Database. Records of the Rust distribution itself (`rust/`) count as
/// left out: no inventory says which standard library a program was built with.
public final class RustSecFeed implements Feed {
  private static final RecordArchive RECORDS =
      new RecordArchive(
          "ADV-RUST-001",
          "language/rustsec-",
          name -> (name.startsWith("crates/") || name.startsWith("rust/")) && name.endsWith(".md"));

  @Override
  public String name() {
    return "rustsec";
  }

  @Override
  public String licence() {
    return "CC0-1.0; texts imported from GitHub CC-BY-4.0";
  }

  @Override
  public boolean reads(String path) {
    return RECORDS.holds(path);
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.of(
            "rustsec",
            "https://github.com/rustsec/advisory-db/archive/refs/heads/main.tar.gz",
            "language/rustsec-advisory-db.tar.gz"));
  }

  @Override
  public void read(FeedFile file, FactSink sink) throws IOException, InterruptedException {
    RECORDS.read(
        file,
        sink,
        MarkdownRecord::read,
        (name, fields) -> {
          if (name.startsWith("rust/")) {
            sink.countLeftOut();
          } else {
            new CrateAdvisory(fields).tell();
          }
        });
  }
}
