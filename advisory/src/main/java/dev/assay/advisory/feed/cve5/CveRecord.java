package dev.assay.advisory.feed.cve5;

import dev.assay.advisory.Rating;
import dev.assay.advisory.Ssvc;
import dev.assay.advisory.Vulnerability;
import dev.assay.advisory.cvss.Cvss;
import dev.assay.advisory.feed.Fact;
import dev.assay.advisory.feed.FactSink;
import dev.assay.advisory.feed.Fields;
import dev.assay.advisory.feed.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// One CVE record (CVE Record Format 5.1): what the numbering authority says, and what CISA adds.
final class CveRecord {
  private static final int MOST_REFERENCES = 40;
  private static final String CISA = "CISA-ADP";
  private static final List<String> VERSIONS =
      List.of("cvssV4_0", "cvssV3_1", "cvssV3_0", "cvssV2_0");

  private final Fields record;
  private final FactSink sink;

  CveRecord(Fields record) {
    this.record = record;
    this.sink = record.origin().sink();
  }

  void tell() {
    Fields about = record.object("cveMetadata");
    String id = about.text("cveId").strip();
    if (!Texts.isCve(id)) {
      about.problem("cveId", id, "is not a CVE id", "the record is skipped");
      return;
    }
    sink.feedTime(about.instant("dateUpdated"));
    if (about.text("state").equals("REJECTED")) {
      sink.accept(new Fact.Rejects(id));
      return;
    }
    Fields authority = record.object("containers").object("cna");
    Optional<Fields> cisa = cisa();
    cisa.flatMap(CveRecord::assessment)
        .ifPresent(assessment -> sink.accept(new Fact.Assesses(id, assessment)));
    var ratings =
        new ArrayList<>(ratings(authority, authority.object("providerMetadata").text("shortName")));
    cisa.ifPresent(container -> ratings.addAll(ratings(container, "CISA_ADP")));
    var weaknesses = new TreeSet<String>(weaknesses(authority));
    cisa.ifPresent(container -> weaknesses.addAll(weaknesses(container)));
    sink.accept(
        new Fact.Describes(
            id,
            id,
            List.of(),
            Fact.Trust.CVE_RECORD,
            new Vulnerability.Text(
                Texts.title(authority.text("title")), Texts.description(description(authority))),
            ratings,
            List.copyOf(weaknesses),
            new Vulnerability.Dates(about.instant("datePublished"), about.instant("dateUpdated")),
            references(authority)));
  }

  private Optional<Fields> cisa() {
    return record.object("containers").objects("adp").stream()
        .filter(adp -> adp.object("providerMetadata").text("shortName").equals(CISA))
        .findFirst();
  }

  private static List<Rating> ratings(Fields container, String source) {
    var ratings = new ArrayList<Rating>();
    for (Fields metric : container.objects("metrics")) {
      for (String version : VERSIONS) {
        String vector = metric.has(version) ? metric.object(version).text("vectorString") : "";
        if (!vector.isEmpty()) {
          Cvss.rate(source.isEmpty() ? "CNA" : source, vector)
              .ifPresentOrElse(
                  ratings::add,
                  () ->
                      metric.problem(
                          version + "/vectorString",
                          vector,
                          "is not a CVSS vector",
                          "the rating is passed over"));
        }
      }
    }
    return ratings;
  }

  private static List<String> weaknesses(Fields container) {
    var weaknesses = new ArrayList<String>();
    for (Fields problem : container.objects("problemTypes")) {
      for (Fields description : problem.objects("descriptions")) {
        String cwe = description.text("cweId").strip();
        if (Texts.isWeakness(cwe)) {
          weaknesses.add(cwe);
        }
      }
    }
    return weaknesses;
  }

  private static Optional<Ssvc.Assessed> assessment(Fields container) {
    for (Fields metric : container.objects("metrics")) {
      Fields other = metric.object("other");
      if (other.text("type").equals("ssvc")) {
        String exploitation = "";
        String automatable = "";
        String impact = "";
        for (Fields option : other.object("content").objects("options")) {
          exploitation = exploitation + option.text("Exploitation");
          automatable = automatable + option.text("Automatable");
          impact = impact + option.text("Technical Impact");
        }
        return Optional.of(new Ssvc.Assessed(exploitation, automatable, impact));
      }
    }
    return Optional.empty();
  }

  private static String description(Fields authority) {
    for (Fields description : authority.objects("descriptions")) {
      if (description.text("lang").startsWith("en")) {
        return description.text("value");
      }
    }
    return "";
  }

  private static List<String> references(Fields authority) {
    return authority.objects("references").stream()
        .map(reference -> reference.text("url"))
        .filter(url -> !url.isEmpty())
        .limit(MOST_REFERENCES)
        .toList();
  }
}
