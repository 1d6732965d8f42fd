package dev.assay.advisory.feed.alpine;

import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.feed.FactSink;
import dev.assay.advisory.feed.Feed;
import dev.assay.advisory.feed.FeedFile;
import dev.assay.advisory.feed.Fields;
import dev.assay.advisory.feed.Fields.Origin;
import dev.assay.advisory.feed.Source;
import dev.assay.advisory.feed.secdb.Secdb;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads secdb files, one a release and repository. They hold fixes only: what Alpine has not fixed
/// is not in them.
public final class AlpineFeed implements Feed {
  private static final String CODE = "ADV-ALP-001";
  private static final List<String> RELEASES =
      List.of(
          "v3.14", "v3.15", "v3.16", "v3.17", "v3.18", "v3.19", "v3.20", "v3.21", "v3.22", "v3.23",
          "edge");

  @Override
  public String name() {
    return "alpine";
  }

  @Override
  public String licence() {
    return "not stated by Alpine Linux";
  }

  @Override
  public boolean reads(String path) {
    return path.startsWith("alpine/") && path.endsWith(".json");
  }

  @Override
  public List<Source> sources() {
    var sources = new ArrayList<Source>();
    for (String release : RELEASES) {
      for (String repository : List.of("main", "community")) {
        String path = release + "/" + repository + ".json";
        sources.add(Source.of("alpine", "https://secdb.alpinelinux.org/" + path, "alpine/" + path));
      }
    }
    return sources;
  }

  @Override
  public void read(FeedFile file, FactSink sink) throws IOException {
    Secdb.read(
        file,
        new Origin(CODE, file.path(), sink),
        secdb -> new Ecosystem("Alpine", release(secdb, file.path())));
  }

  private static String release(Fields secdb, String path) {
    String stated = secdb.text("distroversion");
    return stated.isEmpty() ? path.split("/", -1)[1] : stated;
  }
}
