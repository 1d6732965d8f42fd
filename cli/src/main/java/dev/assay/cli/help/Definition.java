package dev.assay.cli.help;

import dev.assay.cli.CommandName;
import dev.assay.cli.option.GlobalOptions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// A command as its annotations define it: the one source of parsing, help, reference page,
/// completion and settings.
///
/// @param name of the command
/// @param spec its options and parameters, the global ones among them
/// @param global the object that parsing fills the global options into
public record Definition(CommandName name, CommandSpec spec, GlobalOptions global) {

  /// Reads the annotations of one command.
  public static Definition of(CommandName name) {
    var global = new GlobalOptions();
    CommandSpec spec = CommandSpec.forAnnotatedObject(name.make());
    spec.name("assay " + name.words());
    spec.addMixin("global", CommandSpec.forAnnotatedObject(global));
    return new Definition(name, spec, global);
  }

  /// In the order help shows them.
  public List<OptionSpec> options() {
    return sorted(spec);
  }

  /// The options that every command has.
  public static List<OptionSpec> shared() {
    return sorted(CommandSpec.forAnnotatedObject(new GlobalOptions()));
  }

  /// Whether every command has an option.
  public static boolean isShared(OptionSpec option) {
    return shared().stream().anyMatch(one -> one.longestName().equals(option.longestName()));
  }

  private static List<OptionSpec> sorted(CommandSpec spec) {
    return spec.options().stream()
        .sorted(Comparator.comparingInt(OptionSpec::order).thenComparing(OptionSpec::longestName))
        .toList();
  }

  /// Whether an option asks for help instead of setting something.
  public static boolean isHelp(OptionSpec option) {
    return option.longestName().startsWith("--help");
  }

  /// Whether only `--help-all` shows an option.
  public static boolean isRare(OptionSpec option) {
    return option.order() >= GlobalOptions.RARE;
  }

  /// The environment variable that sets an option: `ASSAY_FAIL_ON` for `--fail-on`.
  public static String variable(OptionSpec option) {
    String name = option.longestName().substring(2);
    return "ASSAY_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /// Lines that show how the command is used.
  public List<String> examples() {
    return List.of(spec.usageMessage().footer());
  }

  /// `-o, --output FORMAT[=FILE]`.
  public static String synopsis(OptionSpec option) {
    String names = String.join(", ", option.names());
    return option.arity().max() == 0 ? names : names + " " + option.paramLabel();
  }
}
