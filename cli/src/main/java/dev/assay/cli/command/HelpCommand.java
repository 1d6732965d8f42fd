package dev.assay.cli.command;

import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.help.HelpText;
import dev.assay.cli.help.ManPage;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `assay help [COMMAND]`.
@CommandLine.Command(
    footer = {
      "assay help",
      "assay help scan",
      "assay help --man > /usr/local/share/man/man1/assay.1"
    })
public final class HelpCommand implements Command {
  @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "a command's name")
  List<String> words = new ArrayList<>();

  @Option(names = "--man", order = 1, description = "write the page of the manual, assay(1)")
  boolean manual;

  @Override
  public Outcome run(Session session) {
    session
        .out()
        .print(
            manual ? ManPage.text() : HelpText.of(String.join(" ", words), session.width(), false));
    return Outcome.DONE;
  }
}
