package dev.assay.advisory.feed.redhat;

import dev.assay.advisory.feed.Archive;
import dev.assay.advisory.feed.FactSink;
import dev.assay.advisory.feed.Feed;
import dev.assay.advisory.feed.FeedFile;
import dev.assay.advisory.feed.Fields.Origin;
import dev.assay.advisory.feed.Json;
import dev.assay.advisory.feed.Source;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/// Reads Red Hat's VEX documents and its security data: the archive of all, or folders of single
/// documents, which may be newer than the archive. Of two copies of a document the newer counts.
///
/// The security data API gives one CVE at a time, so it is read from a mirror and never fetched.
public final class RedHatFeed implements Feed {
  static final String CODE = "ADV-RH-001";
  private static final String ROOT = "redhat/";

  @Override
  public String name() {
    return "redhat";
  }

  @Override
  public String licence() {
    return "CC-BY-4.0";
  }

  @Override
  public boolean reads(String path) {
    return path.startsWith(ROOT)
        && (Archive.isArchive(path) || isDocument(path.substring(ROOT.length())));
  }

  @Override
  public List<Source> sources() {
    return List.of(
        new Source(
            "redhat",
            URI.create("https://security.access.redhat.com/data/csaf/v2/vex/archive_latest.txt"),
            "redhat/csaf_vex.tar.zst",
            Source.Lookup.NAMED));
  }

  @Override
  public void read(FeedFile file, FactSink sink) throws IOException, InterruptedException {
    Archive.documents(file, CODE, sink, RedHatFeed::isDocument, RedHatFeed::document);
  }

  /// The security data spells a document's name `CVE-2023-6212.json`, VEX spells it
  /// `cve-2023-6212.json`.
  private static void document(String path, InputStream in, Origin origin) throws IOException {
    if (file(path).startsWith("CVE-")) {
      Json.object(in, origin).ifPresent(fields -> new CveDocument(fields).tell());
    } else {
      new VexDocument(origin).read(in);
    }
  }

  private static boolean isDocument(String path) {
    String file = file(path);
    return file.toLowerCase(Locale.ROOT).startsWith("cve-") && file.endsWith(".json");
  }

  private static String file(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
