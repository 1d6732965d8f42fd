package dev.assay.delivery.format;

import dev.assay.advisory.AffectedPackage;
import dev.assay.advisory.Epss;
import dev.assay.advisory.KnownExploitation;
import dev.assay.advisory.PublicExploit;
import dev.assay.advisory.Rating;
import dev.assay.advisory.Vulnerability;
import dev.assay.delivery.Display;
import dev.assay.delivery.Explanation;
import dev.assay.delivery.TerminalText;
import dev.assay.match.Verdict;
import dev.assay.model.Artifact;
import dev.assay.model.BuildStep;
import dev.assay.model.InstalledPackage;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// An explanation for people: the answer in one line, then package by package how it was reached.
public final class ExplainText {
  private final Explanation explanation;
  private final TextPage page;

  private ExplainText(Explanation explanation, Display display) {
    this.explanation = explanation;
    this.page = new TextPage(display);
  }

  /// Writes an explanation; the stream stays open.
  public static void write(Explanation explanation, Display display, OutputStream out)
      throws IOException {
    var text = new ExplainText(explanation, display);
    text.writeAnswer();
    explanation.verdicts().forEach(text::writeVerdict);
    if (explanation.absence()) {
      new AbsenceText(explanation, text.page).write();
    }
    explanation.known().forEach(text::writeFacts);
    text.page.blank();
    text.page.line(
        "judged by: advisories "
            + TerminalText.clean(explanation.advisories().id())
            + " of "
            + explanation.advisories().dataTime()
            + (explanation.advisories().starter() ? " (starter set)" : ""));
    text.page.writeTo(out);
  }

  private void writeAnswer() {
    String id = TerminalText.clean(explanation.id());
    String target = TerminalText.clean(explanation.target());
    long affected = count(Verdict.Affected.class);
    long undecided = count(Verdict.Undecidable.class);
    if (explanation.known().isEmpty() && explanation.verdicts().isEmpty()) {
      page.line(id + " is not in the advisories: nothing is known about it.");
      return;
    }
    long hidden =
        explanation.verdicts().stream()
            .filter(Verdict.Affected.class::isInstance)
            .flatMap(verdict -> explanation.vex().of(verdict).stream())
            .filter(said -> said.answer().hides())
            .count();
    if (affected > 0 && hidden == affected) {
      page.line(
          id
              + " is in "
              + Words.count(affected, "package")
              + " of "
              + target
              + ", and VEX says that nothing needs to be done.");
    } else if (affected > 0) {
      page.line(id + " affects " + Words.count(affected, "package") + " of " + target + ".");
    } else if (undecided > 0) {
      page.line(id + " may affect " + target + ": it cannot be told.");
    } else if (explanation.verdicts().isEmpty()) {
      page.line(
          id
              + " does not affect "
              + target
              + ": none of its "
              + Words.count(explanation.inventory().packages().size(), "package")
              + " is one that the advisories name.");
    } else {
      page.line(id + " does not affect " + target + ".");
    }
    if (explanation.inventory().isPartial()) {
      int problems = explanation.inventory().problems().size();
      page.line(
          "The inventory is partial: "
              + Words.count(problems, "problem")
              + "; assay scan lists them.");
    }
  }

  private long count(Class<? extends Verdict> kind) {
    return explanation.verdicts().stream().filter(kind::isInstance).count();
  }

  private void writeVerdict(Verdict verdict) {
    InstalledPackage installed = verdict.installed();
    page.blank();
    page.line(
        answer(verdict)
            + "  "
            + TerminalText.clean(installed.name() + " " + installed.version())
            + (verdict instanceof Verdict.Affected affected
                ? "  fix: " + Words.of(affected.fix())
                : ""));
    String line = installed.location().line() == 0 ? "" : ":" + installed.location().line();
    indented("where", installed.location().path() + line);
    if (!installed.location().layer().isEmpty()) {
      indented("layer", installed.location().layer());
      step(installed.location().layer())
          .ifPresent(step -> indented(step.isOfBase() ? "of base" : "made by", step.createdBy()));
    }
    if (!installed.source().name().equals(installed.name())) {
      indented("source", installed.source().name() + " " + installed.source().version());
    }
    AffectedPackage statement = verdict.statement();
    indented(
        "record",
        statement.record()
            + " ("
            + statement.feed()
            + ") on "
            + statement.name()
            + " in "
            + statement.ecosystem());
    if (!statement.url().isEmpty()) {
      indented("see", statement.url());
    }
    List<String> evidence = verdict.evidence();
    for (int step = 0; step < evidence.size(); step++) {
      indented(step == 0 ? "because" : "", evidence.get(step));
    }
    explanation.vex().of(verdict).ifPresent(said -> indented("vex", VexWords.line(said)));
  }

  private static String answer(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Affected affected -> "AFFECTED";
      case Verdict.NotAffected notAffected -> "NOT AFFECTED";
      case Verdict.Undecidable undecidable -> "UNDECIDED";
    };
  }

  private void writeFacts(Vulnerability vulnerability) {
    page.blank();
    String title = vulnerability.text().title();
    page.line(TerminalText.clean(vulnerability.id() + (title.isEmpty() ? "" : ": " + title)));
    if (!vulnerability.aliases().isEmpty()) {
      indented("also", String.join(", ", vulnerability.aliases()));
    }
    for (Rating rating : vulnerability.ratings()) {
      indented(
          "score",
          Words.decimal(rating.baseScore(), 1)
              + " CVSS "
              + rating.version()
              + " by "
              + rating.source()
              + " "
              + rating.vector());
    }
    if (vulnerability.exploitation().epss() instanceof Epss.Scored scored) {
      indented(
          "epss", Words.decimal(scored.score() * 100, 2) + " % within 30 days, " + scored.date());
    }
    if (vulnerability.exploitation().known() instanceof KnownExploitation.Listed listed) {
      indented("exploited", "listed by CISA since " + listed.added());
    }
    for (PublicExploit exploit : vulnerability.exploitation().exploits()) {
      indented("exploit", exploit.source() + ": " + exploit.url());
    }
    if (!vulnerability.dates().published().equals(Instant.EPOCH)) {
      indented(
          "published",
          vulnerability.dates().published().atZone(ZoneOffset.UTC).toLocalDate().toString());
    }
  }

  private Optional<BuildStep> step(String layer) {
    return explanation.inventory().artifact() instanceof Artifact.Image image
        ? image.step(layer)
        : Optional.empty();
  }

  private void indented(String label, String text) {
    page.line("  " + label + " ".repeat(11 - label.length()) + TerminalText.clean(text), 13);
  }
}
