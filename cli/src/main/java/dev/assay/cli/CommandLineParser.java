package dev.assay.cli;

import dev.assay.cli.help.Definition;
import dev.assay.cli.option.NearMiss;
import dev.assay.cli.option.Usage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Fills a command's options from flags, then from `ASSAY_*` variables.
final class CommandLineParser {
  private CommandLineParser() {}

  static void parse(Definition definition, List<String> words, Surroundings surroundings) {
    var parser = new CommandLine(definition.spec());
    parser.setExpandAtFiles(false);
    parser.setDefaultValueProvider(
        argument ->
            argument instanceof OptionSpec option && !Definition.isHelp(option)
                ? variable(option, surroundings)
                : null);
    try {
      parser.parseArgs(words.toArray(String[]::new));
    } catch (UnmatchedArgumentException unknown) {
      throw unknown(definition, unknown.getUnmatched().getFirst());
    } catch (ParameterException wrong) {
      throw Usage.wrong(
          String.valueOf(wrong.getMessage()), "", "assay " + definition.name().words() + " --help");
    }
  }

  private static @Nullable String variable(OptionSpec option, Surroundings surroundings) {
    String value = surroundings.variable(Definition.variable(option));
    return value.isEmpty() ? null : value;
  }

  private static CommandFailure unknown(Definition definition, String word) {
    String command = "assay " + definition.name().words();
    if (!word.startsWith("-")) {
      return Usage.wrong(command + " takes no \"" + word + "\"", "", command + " --help");
    }
    var known = new ArrayList<String>();
    definition.options().forEach(option -> known.addAll(List.of(option.names())));
    String near = NearMiss.of(word.replaceAll("=.*", ""), known);
    return Usage.wrong(
        command + " has no option " + word, "", near.isEmpty() ? command + " --help-all" : near);
  }
}
