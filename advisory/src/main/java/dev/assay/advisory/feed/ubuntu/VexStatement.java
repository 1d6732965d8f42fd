package dev.assay.advisory.feed.ubuntu;

import dev.assay.advisory.Statement;
import dev.assay.advisory.Statement.FixPlan;
import dev.assay.advisory.feed.Fact;
import dev.assay.advisory.feed.FactSink;
import dev.assay.advisory.feed.Fields;
import dev.assay.advisory.feed.Statements;
import dev.assay.advisory.feed.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One statement of an OpenVEX document (OpenVEX 0.2.0, "Statements").
///
/// A product's version is the package's newest, not the one that brought the fix, so nothing is
/// taken from statements of status `fixed`: OSV's records have those.
final class VexStatement {
  private static final String PURL = "pkg:deb/ubuntu/";

  private final Fields statement;
  private final FactSink sink;

  VexStatement(Fields statement) {
    this.statement = statement;
    this.sink = statement.origin().sink();
  }

  void tell() {
    String id = statement.object("vulnerability").text("name");
    Optional<Statement> said = said();
    if (said.isEmpty()) {
      return;
    }
    if (!Texts.isCve(id)) {
      statement.problem("vulnerability/name", id, "is not a CVE id", "the statement is skipped");
      return;
    }
    var about = new ArrayList<Fact.About>();
    for (Fields product : statement.objects("products")) {
      about(product.text("@id"), said.get()).ifPresent(about::add);
    }
    if (!about.isEmpty()) {
      sink.accept(new Fact.Says(id, Instant.EPOCH, List.of(id), about));
    }
  }

  /// Canonical's sentences are fixed; each stands for one state of the tracker.
  private Optional<Statement> said() {
    String action = statement.text("action_statement");
    String impact = statement.text("impact_statement");
    return switch (statement.text("status")) {
      case "affected" -> Optional.of(Statements.open(plan(action)));
      case "not_affected" ->
          impact.contains("does not exist in the archive")
              ? Optional.empty()
              : Optional.of(new Statement.NotAffected("Canonical's VEX says so"));
      case "under_investigation" ->
          Optional.of(new Statement.Undetermined("Canonical is looking into it"));
      default -> Optional.empty();
    };
  }

  private static FixPlan plan(String action) {
    if (action.contains("no longer supported")) {
      return FixPlan.END_OF_LIFE;
    }
    if (action.contains("decided to not fix")) {
      return FixPlan.WILL_NOT_FIX;
    }
    return action.contains("deferred") ? FixPlan.DEFERRED : FixPlan.NOT_YET_FIXED;
  }

  /// `pkg:deb/ubuntu/curl@7.81.0-1ubuntu1.20?arch=source&distro=jammy`; its binary packages are
  /// listed too, and left aside.
  private static Optional<Fact.About> about(String purl, Statement said) {
    int version = purl.indexOf('@');
    int query = purl.indexOf('?');
    if (!purl.startsWith(PURL) || version < 0 || query < version) {
      return Optional.empty();
    }
    List<String> qualifiers = List.of(purl.substring(query + 1).split("&", -1));
    if (!qualifiers.contains("arch=source")) {
      return Optional.empty();
    }
    String name = purl.substring(PURL.length(), version).replace("%2B", "+").replace("%2b", "+");
    return qualifiers.stream()
        .filter(qualifier -> qualifier.startsWith("distro="))
        .map(qualifier -> qualifier.substring("distro=".length()).replace("%2F", "/"))
        .findFirst()
        .flatMap(Pocket::of)
        .filter(pocket -> !pocket.isPro())
        .map(pocket -> new Fact.About(pocket.ecosystem(), name, said, ""));
  }
}
