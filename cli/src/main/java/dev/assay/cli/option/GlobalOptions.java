package dev.assay.cli.option;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/// The options of every command.
public final class GlobalOptions {
  /// From this order on, an option is shown by `--help-all` only.
  public static final int RARE = 100;

  @Option(
      names = {"-q", "--quiet"},
      order = 50,
      description = "say nothing on standard error but errors")
  boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      order = 51,
      description = "say how long each step took, what could not be read, and the causes of errors")
  boolean verbose;

  @Option(
      names = {"-h", "--help"},
      order = 52,
      usageHelp = true,
      description = "show this help; --help-all shows every option")
  boolean help;

  @Option(names = "--help-all", order = 101, description = "show every option")
  boolean helpAll;

  @Option(
      names = "--color",
      order = 102,
      paramLabel = "auto|always|never",
      description = "colour severity words (default: auto; NO_COLOR is honoured)")
  String color = "auto";

  @Option(
      names = "--progress",
      order = 103,
      paramLabel = "auto|plain|json|none",
      description = "how standard error shows progress (default: auto)")
  String progress = "auto";

  @Option(
      names = "--no-input",
      order = 104,
      description = "never ask; what would be asked is an error")
  boolean noInput;

  @Option(names = "--offline", order = 105, description = "open no connection")
  boolean offline;

  @Option(
      names = "--timeout",
      order = 106,
      paramLabel = "TIME",
      description = "give up after this long, such as 90s, 5m, 2h")
  String timeout = "";

  @Option(
      names = "--data-dir",
      order = 107,
      paramLabel = "FOLDER",
      description = "where advisories are kept (default: assay in the XDG data folder)")
  Path dataFolder = Path.of("");

  public boolean isQuiet() {
    return quiet;
  }

  public boolean isVerbose() {
    return verbose;
  }

  public boolean forbidsInput() {
    return noInput;
  }

  public boolean isOffline() {
    return offline;
  }

  /// When text for people is coloured.
  public enum Color {
    AUTO,
    ALWAYS,
    NEVER
  }

  public Color color() {
    return Choice.of("--color", color, List.of(Color.values()));
  }

  /// How progress is shown.
  public enum ProgressKind {
    AUTO,
    PLAIN,
    JSON,
    NONE
  }

  public ProgressKind progress() {
    return Choice.of("--progress", progress, List.of(ProgressKind.values()));
  }

  /// Empty where none was given.
  public String timeout() {
    return timeout;
  }

  /// Empty where the default is meant.
  public Path dataFolder() {
    return dataFolder;
  }
}
