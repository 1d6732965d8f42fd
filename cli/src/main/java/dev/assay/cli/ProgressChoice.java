package dev.assay.cli;

import dev.assay.cli.option.GlobalOptions;
import dev.assay.cli.option.GlobalOptions.ProgressKind;
import dev.assay.cli.progress.AnimatedProgress;
import dev.assay.cli.progress.JsonProgress;
import dev.assay.cli.progress.LineProgress;
import dev.assay.cli.progress.Progress;
import dev.assay.cli.progress.SilentProgress;
import java.io.PrintStream;

/// Which progress a command line and its surroundings ask for.
final class ProgressChoice {
  private ProgressChoice() {}

  static Progress of(Surroundings surroundings, GlobalOptions options) {
    PrintStream err = surroundings.streams().err();
    ProgressKind kind = options.progress();
    if (kind == ProgressKind.AUTO && options.isQuiet()) {
      return new SilentProgress();
    }
    return switch (kind) {
      case NONE -> new SilentProgress();
      case JSON -> new JsonProgress(err, surroundings.clock());
      case PLAIN -> new LineProgress(err, surroundings.clock(), options.isVerbose());
      case AUTO ->
          isAnimated(surroundings) ? animated(surroundings, options) : plain(surroundings, options);
    };
  }

  private static boolean isAnimated(Surroundings surroundings) {
    return surroundings.terminal().err()
        && !surroundings.isBuildService()
        && !surroundings.variable("TERM").equals("dumb");
  }

  private static Progress plain(Surroundings surroundings, GlobalOptions options) {
    return new LineProgress(
        surroundings.streams().err(), surroundings.clock(), options.isVerbose());
  }

  private static Progress animated(Surroundings surroundings, GlobalOptions options) {
    return new AnimatedProgress(
        surroundings.streams().err(),
        surroundings.clock(),
        surroundings.terminal().width(surroundings.environment()),
        options.isVerbose());
  }
}
