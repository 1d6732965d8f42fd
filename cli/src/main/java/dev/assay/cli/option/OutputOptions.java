package dev.assay.cli.option;

import dev.assay.cli.Session;
import dev.assay.delivery.ReportFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/// Where results go, and in which format.
public final class OutputOptions {
  /// Beyond this a terminal shows no one anything.
  private static final int DEFAULT_LIMIT = 50;

  @Option(
      names = {"-o", "--output"},
      order = 1,
      paramLabel = "FORMAT[=FILE]",
      description = "write the result in this format; repeat for several files")
  List<String> outputs = new ArrayList<>();

  @Option(
      names = "--limit",
      order = 20,
      paramLabel = "N",
      description = "most rows of a table (default: 50; 0 shows all)")
  int limit = DEFAULT_LIMIT;

  /// The results to write, at least one.
  ///
  /// @param people the format of choice for a terminal
  /// @param programs the format of choice for everything else
  public List<Output> parse(
      Session session, Set<ReportFormat> allowed, ReportFormat people, ReportFormat programs) {
    if (limit < 0) {
      throw Usage.wrong("--limit " + limit + " is negative", "0 shows all", "--limit 0");
    }
    if (outputs.isEmpty()) {
      return List.of(new Output(session.isForPeople() ? people : programs, ""));
    }
    var parsed = new ArrayList<Output>();
    for (String text : outputs) {
      int equals = text.indexOf('=');
      String word = equals < 0 ? text : text.substring(0, equals);
      parsed.add(
          new Output(Choice.of("-o", word, allowed), equals < 0 ? "" : text.substring(equals + 1)));
    }
    if (parsed.stream().filter(output -> output.file().isEmpty()).count() > 1) {
      throw Usage.wrong(
          "two results cannot both go to standard output",
          "-o " + String.join(" -o ", outputs),
          "-o " + outputs.getFirst() + "=FILE");
    }
    return parsed;
  }

  public int limit() {
    return limit;
  }
}
