package dev.assay.cli.suppress;

import dev.assay.cli.CommandFailure;
import dev.assay.cli.ExitCode;
import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.command.Command;
import dev.assay.cli.remote.Columns;
import dev.assay.cli.remote.ServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `assay suppress import`: makes the statements of a VEX document suppression rules.
@CommandLine.Command(
    footer = {
      "assay suppress import --preview app.openvex.json",
      "assay suppress import app.openvex.json"
    })
public final class SuppressImportCommand implements Command {
  /// What the server takes, and not a byte more.
  private static final int LARGEST = 8 << 20;

  private static final String ROW = "%-15s  %8s  %s";
  private static final int INDENT = 29;

  @Parameters(paramLabel = "FILE", description = "an OpenVEX, CSAF or CycloneDX document")
  String file = "";

  @Option(
      names = "--preview",
      order = 1,
      description =
          "change nothing; show what would be, and how many findings each rule would hide")
  boolean preview;

  @Mixin ServerOptions server = new ServerOptions();

  @Override
  public Outcome run(Session session) throws InterruptedException {
    var rows = RuleCalls.take(session, server, document(session), preview).rows();
    var results = new TreeMap<String, Integer>();
    Columns.print(session, ROW.formatted("RESULT", preview ? "FINDINGS" : "", "RULE"));
    for (Map<String, String> row : rows) {
      String result = Columns.text(row, "result");
      if (!result.isEmpty()) {
        results.merge(result, 1, Integer::sum);
        print(session, row, words(result));
      }
    }
    int problems = 0;
    for (Map<String, String> row : rows) {
      if (row.containsKey("message")) {
        problems++;
        session.err().print(Columns.text(row, "message") + "\n");
      }
    }
    session.err().print(told(results, problems));
    boolean isWhole = problems == 0 && !results.containsKey("REFUSED");
    return isWhole
        ? Outcome.DONE
        : new Outcome(Set.of(ExitCode.INCOMPLETE), "not every statement is a rule now");
  }

  private void print(Session session, Map<String, String> row, String result) {
    String name = Columns.text(row, "name");
    String subject =
        name.isEmpty()
            ? Columns.text(row, "vulnerabilityId") + " " + Columns.text(row, "product")
            : name;
    Columns.print(session, ROW.formatted(result, Columns.text(row, "findings"), subject));
    String why = Columns.text(row, "why");
    Columns.below(session, INDENT, why.isEmpty() ? Columns.text(row, "reason") : why);
  }

  private static String words(String result) {
    return result.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private String told(Map<String, Integer> results, int problems) {
    var text = new StringBuilder(preview ? "would be: " : "");
    results.forEach(
        (result, count) -> text.append(count).append(' ').append(words(result)).append(", "));
    if (problems > 0) {
      text.append(problems).append(problems == 1 ? " problem, " : " problems, ");
    }
    if (results.isEmpty() && problems == 0) {
      return "the document says nothing about any vulnerability\n";
    }
    return text.substring(0, text.length() - 2) + "\n";
  }

  private byte[] document(Session session) {
    try (var in = Files.newInputStream(session.path(file))) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw unreadable("it is larger than 8 MiB");
      }
      return bytes;
    } catch (IOException e) {
      throw unreadable(Session.reason(e));
    }
  }

  private CommandFailure unreadable(String reason) {
    return new CommandFailure(ExitCode.USAGE, "cannot read " + file, List.of(reason), "");
  }
}
