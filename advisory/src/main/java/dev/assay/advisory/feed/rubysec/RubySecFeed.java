package dev.assay.advisory.feed.rubysec;

import dev.assay.advisory.feed.FactSink;
import dev.assay.advisory.feed.Feed;
import dev.assay.advisory.feed.FeedFile;
import dev.assay.advisory.feed.RecordArchive;
import dev.assay.advisory.feed.Source;
import dev.assay.advisory.feed.Yaml;
import java.io.IOException;
import java.util.List;

/// Reads the Ruby Advisory Database.
///
/// Its records of Ruby engines count as left out: they speak of `ruby` itself, whose versions have
/// another form, and of engines that no inventory tells apart.
public final class RubySecFeed implements Feed {
  private static final RecordArchive RECORDS =
      new RecordArchive(
          "ADV-RUBY-001",
          "language/rubysec-",
          name ->
              (name.startsWith("gems/") || name.startsWith("rubies/")) && name.endsWith(".yml"));

  @Override
  public String name() {
    return "rubysec";
  }

  @Override
  public String licence() {
    return "public domain; parts that came from OSVDB under its terms";
  }

  @Override
  public boolean reads(String path) {
    return RECORDS.holds(path);
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.of(
            "rubysec",
            "https://github.com/rubysec/ruby-advisory-db/archive/refs/heads/master.tar.gz",
            "language/rubysec-ruby-advisory-db.tar.gz"));
  }

  @Override
  public void read(FeedFile file, FactSink sink) throws IOException, InterruptedException {
    RECORDS.read(
        file,
        sink,
        Yaml::object,
        (name, fields) -> {
          if (name.startsWith("rubies/")) {
            sink.countLeftOut();
          } else {
            new GemAdvisory(name, fields).tell();
          }
        });
  }
}
