package dev.assay.advisory.feed.friendsofphp;

import dev.assay.advisory.feed.FactSink;
import dev.assay.advisory.feed.Feed;
import dev.assay.advisory.feed.FeedFile;
import dev.assay.advisory.feed.RecordArchive;
import dev.assay.advisory.feed.Source;
import dev.assay.advisory.feed.Yaml;
import java.io.IOException;
import java.util.List;

/// Reads the PHP Security Advisories Database: a file `vendor/package/….yaml` for each flaw.
public final class FriendsOfPhpFeed implements Feed {
  private static final RecordArchive RECORDS =
      new RecordArchive(
          "ADV-PHP-001",
          "language/friendsofphp-",
          name ->
              name.endsWith(".yaml")
                  && !("/" + name).contains("/.")
                  && name.chars().filter(c -> c == '/').count() == 2);

  @Override
  public String name() {
    return "friendsofphp";
  }

  @Override
  public String licence() {
    return "Unlicense";
  }

  @Override
  public boolean reads(String path) {
    return RECORDS.holds(path);
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.of(
            "friendsofphp",
            "https://github.com/FriendsOfPHP/security-advisories/archive/refs/heads/master.tar.gz",
            "language/friendsofphp-security-advisories.tar.gz"));
  }

  @Override
  public void read(FeedFile file, FactSink sink) throws IOException, InterruptedException {
    RECORDS.read(
        file, sink, Yaml::object, (name, fields) -> new ComposerAdvisory(name, fields).tell());
  }
}
