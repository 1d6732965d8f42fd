package dev.assay.advisory.feed.osv;

import dev.assay.advisory.feed.Archive;
import dev.assay.advisory.feed.FactSink;
import dev.assay.advisory.feed.Feed;
import dev.assay.advisory.feed.FeedFile;
import dev.assay.advisory.feed.Fields;
import dev.assay.advisory.feed.Fields.Origin;
import dev.assay.advisory.feed.Json;
import dev.assay.advisory.feed.Source;
import dev.assay.advisory.feed.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads OSV's exports: `all.zip` for each ecosystem, archives of records, single records.
public final class OsvFeed implements Feed {
  static final String CODE = "ADV-OSV-001";

  private static final List<String> ECOSYSTEMS =
      List.of(
          "npm",
          "PyPI",
          "Maven",
          "Go",
          "NuGet",
          "RubyGems",
          "crates.io",
          "Packagist",
          "Pub",
          "Hex",
          "SwiftURL",
          "ConanCenter",
          "CRAN",
          "Julia",
          "Debian",
          "Ubuntu",
          "Alpine",
          "Red Hat",
          "AlmaLinux",
          "Rocky Linux");

  private static final List<String> FOLDERS =
      List.of("osv/", "osv-more/", "ghsa/", "go-vulndb/", "language/pypa-", "language/bitnami-");

  @Override
  public String name() {
    return "osv";
  }

  @Override
  public String licence() {
    return "CC-BY-4.0 (GitHub, PyPA, Go, Red Hat), CC0-1.0 (RustSec), MIT (AlmaLinux),"
        + " CC-BY-SA-4.0 (Ubuntu), BSD-3-Clause (Rocky Linux), Apache-2.0 (Bitnami)";
  }

  @Override
  public boolean reads(String path) {
    int slash = path.lastIndexOf('/');
    String file = path.substring(slash + 1);
    boolean ours =
        FOLDERS.stream().anyMatch(path::startsWith)
            || (path.startsWith("debian/") && file.startsWith("osv-"))
            || (path.startsWith("ubuntu/") && file.startsWith("osv-"))
            || path.equals("suse/osv.tar.bz2");
    return ours && (Archive.isArchive(file) || file.endsWith(".json") || file.endsWith(".yaml"));
  }

  @Override
  public List<Source> sources() {
    var sources = new ArrayList<Source>();
    for (String ecosystem : ECOSYSTEMS) {
      sources.add(
          Source.of(
              "osv",
              "https://osv-vulnerabilities.storage.googleapis.com/"
                  + ecosystem.replace(" ", "%20")
                  + "/all.zip",
              "osv/" + ecosystem + "/all.zip"));
    }
    sources.add(
        Source.of(
            "osv",
            "https://github.com/pypa/advisory-database/archive/refs/heads/main.tar.gz",
            "language/pypa-advisory-database.tar.gz"));
    sources.add(
        Source.of(
            "osv",
            "https://github.com/bitnami/vulndb/archive/refs/heads/main.tar.gz",
            "language/bitnami-vulndb.tar.gz"));
    sources.add(Source.of("osv", "https://vuln.go.dev/vulndb.zip", "go-vulndb/vulndb.zip"));
    return sources;
  }

  @Override
  public void read(FeedFile file, FactSink sink) throws IOException, InterruptedException {
    if (Archive.isArchive(file.path())) {
      Archive.walk(
          file,
          CODE,
          sink,
          (name, bytes) -> {
            if (isRecord(name)) {
              record(bytes, new Origin(CODE, file.path() + "!/" + name, sink));
            }
          });
    } else {
      try (InputStream in = file.open()) {
        record(in, new Origin(CODE, file.path(), sink));
      }
    }
  }

  /// The Go database's archive has tables of contents beside its records, PyPA's repository has
  /// settings in hidden folders, and what GitHub has not reviewed names no packages.
  private static boolean isRecord(String name) {
    String within = "/" + name;
    return (within.endsWith(".json") || (within.endsWith(".yaml") && within.contains("/vulns/")))
        && !within.startsWith("/index/")
        && !within.contains("/.")
        && !within.contains("/unreviewed/");
  }

  private static void record(InputStream in, Origin origin) throws IOException {
    origin.sink().countRecord();
    Optional<Fields> fields =
        origin.source().endsWith(".yaml") ? Yaml.object(in, origin) : Json.object(in, origin);
    fields.ifPresent(record -> new OsvRecord(record).tell());
  }
}
