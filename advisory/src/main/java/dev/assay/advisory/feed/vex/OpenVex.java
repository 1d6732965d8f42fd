package dev.assay.advisory.feed.vex;

import dev.assay.advisory.VexStatement;
import dev.assay.advisory.VexStatement.Answer;
import dev.assay.advisory.VexStatement.Source;
import dev.assay.advisory.VexStatement.Status;
import dev.assay.advisory.feed.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// An OpenVEX document: specification 0.2.0, and 0.0.1, in which a vulnerability is a text,
/// products are texts, and subcomponents stand with the statement.
final class OpenVex {
  private final Fields document;
  private final Consumer<VexStatement> statements;

  OpenVex(Fields document, Consumer<VexStatement> statements) {
    this.document = document;
    this.statements = statements;
  }

  void read() {
    Instant stated = document.instant("timestamp");
    Instant updated = document.instant("last_updated");
    Instant time = updated.isAfter(stated) ? updated : stated;
    for (Fields statement : document.objects("statements")) {
      List<String> ids = vulnerabilities(statement);
      Optional<Answer> answer = answer(statement);
      if (ids.isEmpty()) {
        statement.problem("vulnerability", "", "is missing", "the statement is skipped");
      } else if (answer.isPresent()) {
        // A statement without a time has the document's (specification, "Inheritance flow").
        Instant own = statement.instant("timestamp");
        tell(statement, ids, answer.get(), own.equals(Instant.EPOCH) ? time : own);
      }
    }
  }

  private void tell(Fields statement, List<String> ids, Answer answer, Instant time) {
    var source =
        new Source(document.origin().source(), document.text("@id"), document.text("author"), time);
    List<String> shared = ids(statement, "subcomponents");
    for (String product : statement.strings("products")) {
      statements.accept(new VexStatement(ids, product, shared, answer, source));
    }
    for (Fields product : statement.inList("products")) {
      List<String> parts = ids(product, "subcomponents");
      for (String purl : purls(product)) {
        statements.accept(
            new VexStatement(ids, purl, parts.isEmpty() ? shared : parts, answer, source));
      }
    }
  }

  private static List<String> vulnerabilities(Fields statement) {
    if (statement.isText("vulnerability")) {
      return List.of(statement.text("vulnerability").strip());
    }
    Fields named = statement.object("vulnerability");
    var ids = new ArrayList<String>();
    ids.add(named.text("name").strip());
    ids.addAll(named.texts("aliases").stream().map(String::strip).toList());
    ids.removeIf(String::isEmpty);
    return ids;
  }

  private static Optional<Answer> answer(Fields statement) {
    String word = statement.text("status");
    Optional<Status> status = status(word);
    if (status.isEmpty()) {
      statement.problem("status", word, "is no status of VEX", "the statement is skipped");
      return Optional.empty();
    }
    String justification = statement.text("justification");
    String impact = statement.text("impact_statement").strip();
    if (status.get() == Status.NOT_AFFECTED && justification.isEmpty() && impact.isEmpty()) {
      statement.problem(
          "status",
          word,
          "has neither justification nor impact_statement, one of which it must",
          "the statement is skipped");
      return Optional.empty();
    }
    String text = impact.isEmpty() ? statement.text("action_statement").strip() : impact;
    return Optional.of(
        new Answer(
            status.get(), justification, text.isEmpty() ? statement.text("status_notes") : text));
  }

  static Optional<Status> status(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "not_affected" -> Optional.of(Status.NOT_AFFECTED);
      case "affected" -> Optional.of(Status.AFFECTED);
      case "fixed" -> Optional.of(Status.FIXED);
      case "under_investigation" -> Optional.of(Status.UNDER_INVESTIGATION);
      default -> Optional.empty();
    };
  }

  private static List<String> ids(Fields holder, String name) {
    var ids = new ArrayList<>(holder.strings(name));
    holder.inList(name).forEach(component -> ids.addAll(purls(component)));
    return ids;
  }

  /// The `@id` where it is a purl, and the purl among the identifiers.
  private static List<String> purls(Fields component) {
    var purls = new ArrayList<String>();
    String id = component.text("@id").strip();
    String identifier = component.object("identifiers").text("purl").strip();
    if (!id.isEmpty()) {
      purls.add(id);
    }
    if (!identifier.isEmpty() && !identifier.equals(id)) {
      purls.add(identifier);
    }
    return purls;
  }
}
