package dev.assay.cli.command;

import dev.assay.cli.CommandName;
import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.help.Definition;
import dev.assay.delivery.TerminalText;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// `assay config show`: each option's value where no flag is given, and where it comes from.
@CommandLine.Command(footer = "assay config show")
public final class ConfigShowCommand implements Command {
  @Override
  public Outcome run(Session session) {
    var lines = new TreeMap<String, String>();
    for (CommandName name : CommandName.values()) {
      for (OptionSpec option : Definition.of(name).options()) {
        if (!Definition.isHelp(option)) {
          lines.put(Definition.variable(option), line(session, option));
        }
      }
    }
    lines.values().forEach(line -> session.out().print(line));
    session.out().print("\ndata folder: " + session.dataFolder() + "\n");
    return Outcome.DONE;
  }

  private static String line(Session session, OptionSpec option) {
    String variable = Definition.variable(option);
    String set = session.variable(variable);
    Object initial = option.initialValue();
    String value = initial == null || initial.toString().equals("[]") ? "" : initial.toString();
    String name = option.longestName();
    return name
        + " ".repeat(Math.max(1, 18 - name.length()))
        + (set.isEmpty()
            ? (value.isEmpty() ? "-" : value) + "  (default)"
            : TerminalText.clean(set) + "  (" + variable + ")")
        + "\n";
  }
}
