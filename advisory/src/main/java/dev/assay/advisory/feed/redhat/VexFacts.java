package dev.assay.advisory.feed.redhat;

import dev.assay.advisory.Rating;
import dev.assay.advisory.Statement;
import dev.assay.advisory.Statement.FixPlan;
import dev.assay.advisory.Vulnerability;
import dev.assay.advisory.cvss.Cvss;
import dev.assay.advisory.feed.Fact;
import dev.assay.advisory.feed.FactSink;
import dev.assay.advisory.feed.Fields;
import dev.assay.advisory.feed.Statements;
import dev.assay.advisory.feed.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What a VEX document says about one vulnerability (OASIS CSAF 2.0, 3.2.3).
final class VexFacts {
  private static final String ERRATA = "https://access.redhat.com/errata/";
  private static final List<String> CLOSED = List.of("known_not_affected", "under_investigation");

  private final Fields vulnerability;
  private final VexProducts products;
  private final FactSink sink;
  private final String id;
  private final Instant modified;
  private final String title;
  private final Map<String, String> advisories = new HashMap<>();
  private final Map<String, String> plans = new HashMap<>();
  private final Map<String, String> severities = new HashMap<>();

  VexFacts(Fields document, Fields vulnerability, VexProducts products) {
    this.vulnerability = vulnerability;
    this.products = products;
    this.sink = vulnerability.origin().sink();
    this.id = vulnerability.text("cve").strip();
    this.modified = document.object("tracking").instant("current_release_date");
    this.title = document.text("title");
  }

  void tell() {
    if (!Texts.isCve(id)) {
      vulnerability.problem("cve", id, "is not a CVE id", "the vulnerability is skipped");
      return;
    }
    sink.feedTime(modified);
    remedies();
    impacts();
    Set<Fact.About> states = states();
    Map<String, Set<Fact.About>> fixes = fixes();
    if (!states.isEmpty()) {
      sink.accept(new Fact.Says(id, modified, List.of(id), List.copyOf(states)));
    }
    // An advisory covers several CVEs, whose documents change on different days.
    fixes.forEach(
        (advisory, about) ->
            sink.accept(new Fact.Says(advisory, Instant.EPOCH, List.of(id), List.copyOf(about))));
    if (states.isEmpty() && fixes.isEmpty()) {
      sink.countLeftOut();
    }
    sink.accept(description());
  }

  private void remedies() {
    for (Fields remedy : vulnerability.objects("remediations")) {
      String category = remedy.text("category");
      String url = remedy.text("url");
      String details = remedy.text("details").strip();
      for (String product : remedy.texts("product_ids")) {
        if (products.find(product).isEmpty()) {
          continue;
        }
        switch (category) {
          case "vendor_fix" -> {
            if (url.startsWith(ERRATA)) {
              advisories.put(product, url.substring(ERRATA.length()));
            }
          }
          case "no_fix_planned", "none_available" -> plans.put(product, details);
          default -> {
            // A workaround leaves the package as it is.
          }
        }
      }
    }
  }

  private void impacts() {
    for (Fields threat : vulnerability.objects("threats")) {
      if (threat.text("category").equals("impact")) {
        for (String product : threat.texts("product_ids")) {
          if (products.find(product).isPresent()) {
            severities.put(product, threat.text("details"));
          }
        }
      }
    }
  }

  private Set<Fact.About> states() {
    var about = new LinkedHashSet<Fact.About>();
    Fields status = vulnerability.object("product_status");
    for (String product : status.texts("known_affected")) {
      String word = plans.getOrDefault(product, "");
      add(about, product, States.of(word).orElse(Statements.open(FixPlan.UNKNOWN)));
    }
    for (String word : CLOSED) {
      Statement said =
          word.equals("known_not_affected") ? States.NOT_AFFECTED : States.UNDER_INVESTIGATION;
      status.texts(word).forEach(product -> add(about, product, said));
    }
    return about;
  }

  private Map<String, Set<Fact.About>> fixes() {
    var fixes = new TreeMap<String, Set<Fact.About>>();
    for (String product : vulnerability.object("product_status").texts("fixed")) {
      products
          .find(product)
          .filter(placed -> !placed.component().version().isEmpty())
          .ifPresent(
              placed ->
                  add(
                      fixes.computeIfAbsent(
                          advisories.getOrDefault(product, id), key -> new LinkedHashSet<>()),
                      product,
                      Statements.fixed(placed.component().version())));
    }
    return new LinkedHashMap<>(fixes);
  }

  /// The same build for several architectures is one statement.
  private void add(Set<Fact.About> about, String product, Statement said) {
    products
        .find(product)
        .ifPresent(
            placed ->
                about.add(
                    new Fact.About(
                        placed.platform(),
                        placed.component().name(),
                        said,
                        severities.getOrDefault(product, ""))));
  }

  private Fact.Describes description() {
    String cwe = vulnerability.object("cwe").text("id");
    String text = "";
    for (Fields note : vulnerability.objects("notes")) {
      if (note.text("category").equals("description")) {
        text = note.text("text");
      }
    }
    return new Fact.Describes(
        id,
        id,
        List.of(),
        Fact.Trust.DISTRIBUTION,
        new Vulnerability.Text(Texts.title(title), Texts.description(text)),
        ratings(),
        Texts.isWeakness(cwe) ? List.of(cwe) : List.of(),
        new Vulnerability.Dates(vulnerability.instant("release_date"), modified),
        List.of("https://access.redhat.com/security/cve/" + id));
  }

  private List<Rating> ratings() {
    var ratings = new ArrayList<Rating>();
    for (Fields score : vulnerability.objects("scores")) {
      for (String version : List.of("cvss_v3", "cvss_v2")) {
        String vector = score.object(version).text("vectorString").strip();
        if (!vector.isEmpty() && ratings.stream().noneMatch(r -> r.vector().equals(vector))) {
          Cvss.rate("REDHAT_CVE", vector).ifPresent(ratings::add);
        }
      }
    }
    return ratings;
  }
}
