package dev.assay.advisory.feed.vex;

import dev.assay.advisory.VexStatement;
import dev.assay.advisory.VexStatement.Answer;
import dev.assay.advisory.VexStatement.Source;
import dev.assay.advisory.VexStatement.Status;
import dev.assay.advisory.feed.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A document of the Common Security Advisory Framework 2.0 (OASIS): `product_status` says which
/// products are how, `flags` and `threats` say why. Products without a purl are passed over:
/// nothing installed can be told to be one of them.
final class CsafVex {
  private static final Map<String, Status> STATUSES =
      Map.of(
          "known_not_affected", Status.NOT_AFFECTED,
          "fixed", Status.FIXED,
          "first_fixed", Status.FIXED,
          "known_affected", Status.AFFECTED,
          "first_affected", Status.AFFECTED,
          "last_affected", Status.AFFECTED,
          "under_investigation", Status.UNDER_INVESTIGATION);

  private final Fields document;
  private final Consumer<VexStatement> statements;

  CsafVex(Fields document, Consumer<VexStatement> statements) {
    this.document = document;
    this.statements = statements;
  }

  void read() {
    var products = CsafProducts.of(document.object("product_tree"));
    Fields about = document.object("document");
    Fields tracking = about.object("tracking");
    var source =
        new Source(
            document.origin().source(),
            tracking.text("id"),
            about.object("publisher").text("name"),
            tracking.instant("current_release_date"));
    for (Fields vulnerability : document.objects("vulnerabilities")) {
      tell(vulnerability, products, source);
    }
  }

  private void tell(Fields vulnerability, CsafProducts products, Source source) {
    List<String> ids = ids(vulnerability);
    if (ids.isEmpty()) {
      vulnerability.problem("cve", "", "is missing, and no other id is given", "it is skipped");
      return;
    }
    Map<String, String> flags = byProduct(vulnerability, "flags", "label", products);
    Map<String, String> impacts = byProduct(vulnerability, "threats", "details", products);
    Fields states = vulnerability.object("product_status");
    for (String state : states.names()) {
      if (!STATUSES.containsKey(state)) {
        continue; // `recommended` says which version to take, not how it is.
      }
      for (String id : states.texts(state)) {
        var answer =
            new Answer(
                STATUSES.getOrDefault(state, Status.AFFECTED),
                flags.getOrDefault(id, ""),
                impacts.getOrDefault(id, ""));
        for (CsafProducts.Place place : products.places(id)) {
          statements.accept(
              new VexStatement(ids, place.product(), place.subcomponents(), answer, source));
        }
      }
    }
  }

  private static List<String> ids(Fields vulnerability) {
    var ids = new ArrayList<String>();
    ids.add(vulnerability.text("cve").strip());
    vulnerability.objects("ids").forEach(other -> ids.add(other.text("text").strip()));
    ids.removeIf(String::isEmpty);
    return ids;
  }

  private static Map<String, String> byProduct(
      Fields vulnerability, String list, String text, CsafProducts products) {
    var texts = new HashMap<String, String>();
    for (Fields entry : vulnerability.objects(list)) {
      var ids = new ArrayList<>(entry.texts("product_ids"));
      entry.texts("group_ids").forEach(group -> ids.addAll(products.group(group)));
      ids.forEach(id -> texts.putIfAbsent(id, entry.text(text)));
    }
    return texts;
  }
}
