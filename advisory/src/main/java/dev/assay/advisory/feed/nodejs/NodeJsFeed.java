package dev.assay.advisory.feed.nodejs;

import dev.assay.advisory.feed.FactSink;
import dev.assay.advisory.feed.Feed;
import dev.assay.advisory.feed.FeedFile;
import dev.assay.advisory.feed.Json;
import dev.assay.advisory.feed.RecordArchive;
import dev.assay.advisory.feed.Source;
import java.io.IOException;
import java.util.List;

/// Reads the Node.js Security Working Group's records: `vuln/core` about Node.js itself, `vuln/npm`
/// about packages, from before GitHub took these over. `vuln/deps` says which flaws of bundled
/// libraries do not concern Node.js; it names no versions, so it is left out.
public final class NodeJsFeed implements Feed {
  private static final RecordArchive RECORDS =
      new RecordArchive(
          "ADV-NODE-001",
          "language/nodejs-",
          name ->
              name.startsWith("vuln/") && name.endsWith(".json") && !name.endsWith("/index.json"));

  @Override
  public String name() {
    return "nodejs";
  }

  @Override
  public String licence() {
    return "MIT";
  }

  @Override
  public boolean reads(String path) {
    return RECORDS.holds(path);
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.of(
            "nodejs",
            "https://github.com/nodejs/security-wg/archive/refs/heads/main.tar.gz",
            "language/nodejs-core-vulns.tar.gz"));
  }

  @Override
  public void read(FeedFile file, FactSink sink) throws IOException, InterruptedException {
    RECORDS.read(
        file,
        sink,
        Json::object,
        (name, fields) -> {
          String id = name.substring("vuln/".length(), name.length() - ".json".length());
          if (name.startsWith("vuln/core/")) {
            new NodeJsRecord("nodejs/" + id, fields).tellOfNode();
          } else if (name.startsWith("vuln/npm/")) {
            new NodeJsRecord("nodejs/" + id, fields).tellOfPackage();
          } else {
            sink.countLeftOut();
          }
        });
  }
}
