package dev.assay.advisory.feed.alpine;

import dev.assay.advisory.AffectedRange;
import dev.assay.advisory.AffectedRange.UpperBound;
import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.Statement;
import dev.assay.advisory.feed.Fact;
import dev.assay.advisory.feed.FactSink;
import dev.assay.advisory.feed.Feed;
import dev.assay.advisory.feed.FeedFile;
import dev.assay.advisory.feed.Fields;
import dev.assay.advisory.feed.Fields.Origin;
import dev.assay.advisory.feed.Json;
import dev.assay.advisory.feed.Source;
import dev.assay.advisory.feed.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    try (InputStream in = file.open()) {
      Optional<Fields> document = Json.object(in, new Origin(CODE, file.path(), sink));
      document.ifPresent(secdb -> packages(secdb, release(secdb, file.path()), sink));
    }
  }

  private static String release(Fields secdb, String path) {
    String stated = secdb.text("distroversion");
    return stated.isEmpty() ? path.split("/", -1)[1] : stated;
  }

  private static void packages(Fields secdb, String release, FactSink sink) {
    var ecosystem = new Ecosystem("Alpine", release);
    for (Fields entry : secdb.objects("packages")) {
      Fields fixes = entry.object("pkg").object("secfixes");
      String name = entry.object("pkg").text("name");
      for (String version : fixes.names()) {
        for (String ids : fixes.texts(version)) {
          sink.countRecord();
          about(ecosystem, name, version, ids, sink);
        }
      }
    }
  }

  /// One text may hold several ids of one flaw: `CVE-2021-27219 GHSL-2021-045`.
  private static void about(
      Ecosystem ecosystem, String name, String version, String ids, FactSink sink) {
    List<String> words = List.of(ids.strip().split("\\s+"));
    List<String> cves = words.stream().filter(Texts::isCve).toList();
    List<String> named = cves.isEmpty() ? words.subList(0, 1) : cves;
    if (named.getFirst().isEmpty() || name.isEmpty()) {
      sink.countLeftOut();
      return;
    }
    var about = new Fact.About(ecosystem, name, statement(version), "");
    sink.accept(new Fact.Says(named.getFirst(), Instant.EPOCH, named, List.of(about)));
  }

  /// "Fixed in 0" is secdb's way to say that the flaw is none of this package's.
  private static Statement statement(String version) {
    if (version.equals("0")) {
      return new Statement.NotAffected("secdb says it is not an issue in this package");
    }
    return new Statement.Affected(
        List.of(new AffectedRange("0", new UpperBound.Fixed(version))),
        List.of(),
        Statement.FixPlan.UNKNOWN);
  }
}
