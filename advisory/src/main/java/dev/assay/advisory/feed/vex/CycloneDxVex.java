package dev.assay.advisory.feed.vex;

import dev.assay.advisory.VexStatement;
import dev.assay.advisory.VexStatement.Answer;
import dev.assay.advisory.VexStatement.Source;
import dev.assay.advisory.VexStatement.Status;
import dev.assay.advisory.feed.Fields;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The vulnerabilities of a CycloneDX document that carry an `analysis` (1.4 and later). What they
/// affect is named by reference: a component of the document, or a purl, or a link into another
/// document whose last part is either.
final class CycloneDxVex {
  private final Fields document;
  private final Consumer<VexStatement> statements;
  private final Map<String, String> purls = new HashMap<>();

  CycloneDxVex(Fields document, Consumer<VexStatement> statements) {
    this.document = document;
    this.statements = statements;
  }

  void read() {
    Fields metadata = document.object("metadata");
    collect(metadata.object("component"));
    document.objects("components").forEach(this::collect);
    Instant time = metadata.instant("timestamp");
    String author =
        metadata.object("supplier").text("name").isEmpty()
            ? metadata.object("manufacture").text("name")
            : metadata.object("supplier").text("name");
    for (Fields vulnerability : document.objects("vulnerabilities")) {
      if (vulnerability.has("analysis")) {
        tell(vulnerability, author, time);
      }
    }
  }

  /// Nested no deeper than [dev.assay.advisory.feed.Json] lets a document be.
  private void collect(Fields component) {
    String purl = component.text("purl").strip();
    String reference = component.text("bom-ref");
    if (!purl.isEmpty() && !reference.isEmpty()) {
      purls.put(reference, purl);
    }
    component.objects("components").forEach(this::collect);
  }

  private void tell(Fields vulnerability, String author, Instant time) {
    Fields analysis = vulnerability.object("analysis");
    String state = analysis.text("state");
    Optional<Status> status = status(state);
    List<String> ids = ids(vulnerability);
    if (status.isEmpty() || ids.isEmpty()) {
      if (!state.isEmpty()) {
        analysis.problem("state", state, "is no state of an analysis", "the analysis is skipped");
      }
      return;
    }
    var answer =
        new Answer(status.get(), analysis.text("justification"), analysis.text("detail").strip());
    Instant updated = analysis.instant("lastUpdated");
    var source =
        new Source(
            document.origin().source(),
            document.text("serialNumber"),
            author,
            updated.equals(Instant.EPOCH) ? time : updated);
    for (Fields affected : vulnerability.objects("affects")) {
      String reference = affected.text("ref").strip();
      Optional<String> purl = purl(reference);
      if (purl.isPresent()) {
        statements.accept(new VexStatement(ids, purl.get(), List.of(), answer, source));
      } else {
        affected.problem(
            "ref", reference, "leads to no component with a purl", "the product is skipped");
      }
    }
  }

  private static List<String> ids(Fields vulnerability) {
    var ids = new ArrayList<String>();
    ids.add(vulnerability.text("id").strip());
    vulnerability.objects("references").forEach(other -> ids.add(other.text("id").strip()));
    ids.removeIf(String::isEmpty);
    return ids;
  }

  /// `urn:cdx:SERIAL/VERSION#REF` links into another document (CycloneDX, "BOM-Link").
  private Optional<String> purl(String reference) {
    int hash = reference.startsWith("urn:cdx:") ? reference.indexOf('#') : -1;
    String name = hash < 0 ? reference : decoded(reference.substring(hash + 1));
    String known = purls.getOrDefault(name, "");
    if (!known.isEmpty()) {
      return Optional.of(known);
    }
    return name.startsWith("pkg:") ? Optional.of(name) : Optional.empty();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static Optional<Status> status(String state) {
    return switch (state) {
      case "not_affected", "false_positive" -> Optional.of(Status.NOT_AFFECTED);
      case "resolved", "resolved_with_pedigree" -> Optional.of(Status.FIXED);
      case "exploitable" -> Optional.of(Status.AFFECTED);
      case "in_triage" -> Optional.of(Status.UNDER_INVESTIGATION);
      default -> Optional.empty();
    };
  }
}
