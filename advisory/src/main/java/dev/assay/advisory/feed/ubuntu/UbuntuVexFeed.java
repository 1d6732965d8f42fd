package dev.assay.advisory.feed.ubuntu;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
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

/// Reads Canonical's OpenVEX documents, one a CVE: what will not be fixed and what is not affected,
/// which its OSV records leave out. From a mirror alone: the archive
/// (<https://security-metadata.canonical.com/vex/vex-all.tar.xz>) names every binary package of
/// every release for every CVE.
public final class UbuntuVexFeed implements Feed {
  private static final String CODE = "ADV-UVX-001";

  @Override
  public String name() {
    return "ubuntu-vex";
  }

  @Override
  public String licence() {
    return "CC-BY-SA-4.0";
  }

  @Override
  public boolean reads(String path) {
    return path.startsWith("ubuntu/vex")
        && (Archive.isArchive(path) || isDocument(path.substring("ubuntu/".length())));
  }

  @Override
  public List<Source> sources() {
    return List.of();
  }

  @Override
  public void read(FeedFile file, FactSink sink) throws IOException, InterruptedException {
    Archive.documents(file, CODE, sink, UbuntuVexFeed::isDocument, UbuntuVexFeed::document);
  }

  private static void document(String name, InputStream in, Origin origin)
      throws IOException, InterruptedException {
    try (JsonParser json = Json.parser(in)) {
      json.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        if (json.nextToken() == JsonToken.START_ARRAY && field.equals("statements")) {
          Json.each(json, origin, statement -> new VexStatement(statement).tell());
        } else {
          json.skipChildren();
        }
      }
    } catch (JsonProcessingException e) {
      Json.malformed(e, origin);
    }
  }

  /// Documents of notices (`usn/`) say nothing that those of their CVEs do not.
  private static boolean isDocument(String path) {
    return path.endsWith(".json") && path.contains("/cve/");
  }
}
