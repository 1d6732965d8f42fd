package dev.assay.cli.command;

import dev.assay.advisory.AffectedPackage;
import dev.assay.advisory.AffectedRange;
import dev.assay.advisory.AffectedRange.UpperBound;
import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.Rating;
import dev.assay.advisory.Statement;
import dev.assay.advisory.Vulnerability;
import dev.assay.cli.CommandFailure;
import dev.assay.cli.ExitCode;
import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.engine.Engine;
import dev.assay.cli.option.Usage;
import dev.assay.delivery.TerminalText;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `assay db search`: what the advisories say about a vulnerability or about a package.
@CommandLine.Command(
    footer = {
      "assay db search CVE-2021-44228",
      "assay db search npm lodash",
      "assay db search Debian:12 openssl"
    })
public final class DbSearchCommand implements Command {
  @Parameters(
      arity = "0..*",
      paramLabel = "QUERY",
      description = "a vulnerability's id, or an ecosystem (npm, PyPI, Debian:12) and a package")
  List<String> words = new ArrayList<>();

  @Override
  public Outcome run(Session session) {
    if (words.isEmpty() || words.size() > 2) {
      throw Usage.wrong(
          "search takes a vulnerability's id, or an ecosystem and a package",
          "",
          "assay db search npm lodash");
    }
    try (Engine engine = session.engine()) {
      if (words.size() == 1) {
        String id = words.getFirst();
        Vulnerability found = engine.vulnerability(id).orElseThrow(() -> nothing(id));
        write(session, found);
      } else {
        var ecosystem = Ecosystem.parse(words.getFirst());
        List<AffectedPackage> statements = engine.affecting(ecosystem, words.get(1));
        if (statements.isEmpty()) {
          throw nothing(words.get(1) + " in " + ecosystem);
        }
        statements.forEach(statement -> write(session, statement));
      }
      return Outcome.DONE;
    }
  }

  private static CommandFailure nothing(String what) {
    return new CommandFailure(
        ExitCode.TARGET, "the advisories say nothing about " + what, List.of(), "assay db status");
  }

  private static void write(Session session, Vulnerability vulnerability) {
    var lines = new ArrayList<String>();
    String title = vulnerability.text().title();
    lines.add(vulnerability.id() + (title.isEmpty() ? "" : ": " + title));
    if (!vulnerability.aliases().isEmpty()) {
      lines.add("also       " + String.join(", ", vulnerability.aliases()));
    }
    for (Rating rating : vulnerability.ratings()) {
      lines.add("score      " + rating.baseScore() + " " + rating.source() + " " + rating.vector());
    }
    lines.add("published  " + vulnerability.dates().published());
    vulnerability.references().forEach(reference -> lines.add("see        " + reference));
    write(session, lines);
  }

  private static void write(Session session, AffectedPackage statement) {
    write(
        session,
        List.of(
            statement.vulnerability()
                + "  "
                + words(statement.statement())
                + "  ("
                + statement.record()
                + ", "
                + statement.feed()
                + ")"));
  }

  private static String words(Statement statement) {
    return switch (statement) {
      case Statement.Affected affected -> {
        var parts = new ArrayList<String>();
        affected.ranges().forEach(range -> parts.add(words(range)));
        if (!affected.versions().isEmpty()) {
          parts.add(affected.versions().size() + " versions by name");
        }
        yield String.join(", ", parts);
      }
      case Statement.NotAffected(String reason) -> "not affected: " + reason;
      case Statement.Undetermined(String reason) -> "undetermined: " + reason;
    };
  }

  private static String words(AffectedRange range) {
    String first = range.introduced();
    String from =
        first.equals("0")
            ? ""
            : (first.startsWith(">") ? "> " + first.substring(1) : ">= " + first) + " ";
    return switch (range.until()) {
      case UpperBound.Fixed(String version) -> from + "< " + version;
      case UpperBound.LastAffected(String version) -> from + "<= " + version;
      case UpperBound.Limit(String version) -> from + "< " + version + " (no known fix)";
      case UpperBound.Open() -> from.isEmpty() ? "all versions" : from.strip();
    };
  }

  private static void write(Session session, List<String> lines) {
    for (String line : lines) {
      TerminalText.wrap(TerminalText.clean(line), session.width(), 11)
          .forEach(part -> session.out().print(part + "\n"));
    }
  }
}
