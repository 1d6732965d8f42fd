package dev.assay.cli.command;

import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.help.HelpText;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `assay help [COMMAND]`.
@CommandLine.Command(footer = {"assay help", "assay help scan"})
public final class HelpCommand implements Command {
  @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "a command's name")
  List<String> words = new ArrayList<>();

  @Override
  public Outcome run(Session session) {
    session.out().print(HelpText.of(String.join(" ", words), session.width(), false));
    return Outcome.DONE;
  }
}
