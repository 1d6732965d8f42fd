package dev.assay.cli.help;

import dev.assay.cli.CommandName;
import dev.assay.cli.option.Usage;
import dev.assay.delivery.TerminalText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/// Help on the terminal: examples first, then at most a dozen options.
public final class HelpText {
  private static final int WIDEST = 100;
  private static final int COLUMN = 30;

  private final StringBuilder text = new StringBuilder();
  private final int width;

  private HelpText(int width) {
    this.width = Math.min(width, WIDEST);
  }

  /// Help on a command, or on all of them where no words are given.
  ///
  /// @throws dev.assay.cli.CommandFailure where no command is called so
  public static String of(String words, int width, boolean all) {
    if (words.isEmpty()) {
      return overview(width);
    }
    for (CommandName name : CommandName.values()) {
      if (name.words().equals(words)) {
        return of(Definition.of(name), width, all);
      }
    }
    List<CommandName> group =
        Arrays.stream(CommandName.values())
            .filter(name -> name.words().startsWith(words + " "))
            .toList();
    if (group.isEmpty()) {
      var known = Arrays.stream(CommandName.values()).map(CommandName::words).toList();
      throw Usage.unknown("assay", words, known);
    }
    var help = new HelpText(width);
    help.line("assay " + words + " does one of these:");
    help.line("");
    group.forEach(help::command);
    return help.text.toString();
  }

  /// Help on all commands. Loads none of them.
  public static String overview(int width) {
    var help = new HelpText(width);
    help.line("assay finds known vulnerabilities in images, folders, hosts and functions.");
    help.line("");
    help.line("  assay scan dir .");
    help.line("  assay scan image registry.example/app:1.4 --fail-on high,kev");
    help.line("  assay explain CVE-2021-44228 function function.zip");
    help.line("");
    help.line("Commands:");
    for (CommandName name : CommandName.values()) {
      help.command(name);
    }
    help.line("");
    help.line(
        "assay COMMAND --help says more. Results go to standard output, all else to standard"
            + " error.");
    return help.text.toString();
  }

  /// Help on one command.
  public static String of(Definition definition, int width, boolean all) {
    var help = new HelpText(width);
    CommandName name = definition.name();
    help.line("assay " + name.words() + ": " + name.summary());
    help.line("");
    definition.examples().forEach(example -> help.line("  " + example));
    help.line("");
    help.line(("Usage: assay " + name.words() + " " + name.arguments()).strip() + " [OPTIONS]");
    definition
        .spec()
        .positionalParameters()
        .forEach(
            parameter ->
                help.item(parameter.paramLabel(), String.join("", parameter.description())));
    help.line("");
    help.line("Options:");
    definition.options().stream()
        .filter(option -> !Definition.isRare(option))
        .forEach(help::option);
    if (all) {
      help.line("");
      help.line("More options:");
      definition.options().stream().filter(Definition::isRare).forEach(help::option);
      help.line("");
      help.line(
          "Every option can be set by a variable: ASSAY_COLOR for --color. assay config show"
              + " lists them.");
    }
    return help.text.toString();
  }

  private void command(CommandName name) {
    item((name.words() + " " + name.arguments()).strip(), name.summary());
  }

  private void option(OptionSpec option) {
    item(Definition.synopsis(option), String.join(" ", option.description()));
  }

  /// A name and what it means, on one line where both fit.
  private void item(String name, String meaning) {
    String start = "  " + name;
    int room = Math.max(20, width - COLUMN);
    var parts = new ArrayList<>(TerminalText.wrap(meaning, room, 0));
    if (start.length() + 2 > COLUMN) {
      line(start);
    } else {
      line(start + " ".repeat(COLUMN - start.length()) + parts.removeFirst());
    }
    parts.forEach(part -> line(" ".repeat(COLUMN) + part));
  }

  private void line(String words) {
    if (TerminalText.width(words) <= width) {
      text.append(words).append('\n');
    } else {
      TerminalText.wrap(words.strip(), width, 4).forEach(part -> text.append(part).append('\n'));
    }
  }
}
