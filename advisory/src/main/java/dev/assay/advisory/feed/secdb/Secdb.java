package dev.assay.advisory.feed.secdb;

import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.Statement;
import dev.assay.advisory.feed.Fact;
import dev.assay.advisory.feed.FactSink;
import dev.assay.advisory.feed.FeedFile;
import dev.assay.advisory.feed.Fields;
import dev.assay.advisory.feed.Fields.Origin;
import dev.assay.advisory.feed.Json;
import dev.assay.advisory.feed.Statements;
import dev.assay.advisory.feed.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// Reads one file: origin package → version → ids of what the version fixed. What is not fixed is
/// not in it.
public final class Secdb {
  private Secdb() {}

  /// Tells the file's sink what it says.
  ///
  /// @param ecosystem tells it from the document
  public static void read(FeedFile file, Origin origin, Function<Fields, Ecosystem> ecosystem)
      throws IOException {
    try (InputStream in = file.open()) {
      Json.object(in, origin)
          .ifPresent(secdb -> packages(secdb, ecosystem.apply(secdb), origin.sink()));
    }
  }

  private static void packages(Fields secdb, Ecosystem ecosystem, FactSink sink) {
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
    return version.equals("0")
        ? new Statement.NotAffected("secdb says it is not an issue in this package")
        : Statements.fixed(version);
  }
}
