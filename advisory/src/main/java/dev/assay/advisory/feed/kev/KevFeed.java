package dev.assay.advisory.feed.kev;

import dev.assay.advisory.KnownExploitation;
import dev.assay.advisory.Vulnerability;
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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// Reads the catalog. A flaw may be listed before any other feed knows it: its entry is kept.
public final class KevFeed implements Feed {
  private static final String CODE = "ADV-KEV-001";

  @Override
  public String name() {
    return "kev";
  }

  @Override
  public String licence() {
    return "CC0-1.0";
  }

  @Override
  public boolean reads(String path) {
    return path.equals("kev/known_exploited_vulnerabilities.json");
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.of(
            "kev",
            "https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json",
            "kev/known_exploited_vulnerabilities.json"));
  }

  @Override
  public void read(FeedFile file, FactSink sink) throws IOException {
    try (InputStream in = file.open()) {
      Json.object(in, new Origin(CODE, file.path(), sink))
          .ifPresent(
              catalog -> {
                sink.feedTime(catalog.instant("dateReleased"));
                catalog.objects("vulnerabilities").forEach(entry -> tell(entry, sink));
              });
    }
  }

  private static void tell(Fields entry, FactSink sink) {
    sink.countRecord();
    String id = entry.text("cveID").strip();
    if (!Texts.isCve(id)) {
      entry.problem("cveID", id, "is not a CVE id", "the entry is skipped");
      return;
    }
    Instant added = entry.instant("dateAdded");
    if (added.equals(Instant.EPOCH)) {
      entry.problem("dateAdded", "", "is missing", "the entry is skipped");
      return;
    }
    Instant due = entry.instant("dueDate");
    sink.accept(
        new Fact.Exploited(
            id,
            new KnownExploitation.Listed(
                day(added), day(due.equals(Instant.EPOCH) ? added : due), action(entry))));
    sink.accept(
        new Fact.Describes(
            "KEV:" + id,
            id,
            List.of(),
            Fact.Trust.CATALOG,
            new Vulnerability.Text(
                Texts.title(entry.text("vulnerabilityName")),
                Texts.description(entry.text("shortDescription"))),
            List.of(),
            entry.texts("cwes").stream().map(String::strip).filter(Texts::isWeakness).toList(),
            new Vulnerability.Dates(Instant.EPOCH, Instant.EPOCH),
            List.of()));
  }

  private static String action(Fields entry) {
    return Texts.description(entry.text("requiredAction"));
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }
}
