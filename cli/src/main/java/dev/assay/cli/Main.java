package dev.assay.cli;

import dev.assay.cli.engine.StageEngine;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

/// Starts the `assay` command.
public final class Main {
  private static final int BUFFER = 1 << 16;

  private Main() {}

  /// Runs one command and ends the process with its exit code.
  public static void main(String[] args) {
    int code = run(args);
    if (System.getenv("ASSAY_JAVA_OPTS") != null) {
      System.exit(code); // a profiler among them writes its file in a shutdown hook
    }
    // Not exit(), which first looks through every jar for a logger of its own.
    Runtime.getRuntime().halt(code);
  }

  /// All of the process but its end, for the training run too.
  static int run(String... args) {
    var interruption = Interruption.ofProcess(Thread.currentThread());
    int code = new Cli(surroundings()).run(args).number();
    interruption.finish();
    return code;
  }

  private static Surroundings surroundings() {
    return new Surroundings(
        System.getenv(),
        Path.of(""),
        Clock.systemUTC(),
        Terminal.ofProcess(),
        new Surroundings.Streams(
            System.in, stream(FileDescriptor.out, BUFFER), stream(FileDescriptor.err, 1)),
        (dataFolder, offline) -> new StageEngine(dataFolder, Clock.systemUTC()));
  }

  /// UTF-8 whatever the locale says; standard output is buffered and flushed once at the end.
  private static PrintStream stream(FileDescriptor descriptor, int buffer) {
    var file = new FileOutputStream(descriptor);
    return buffer == 1
        ? new PrintStream(file, true, StandardCharsets.UTF_8)
        : new PrintStream(new BufferedOutputStream(file, buffer), false, StandardCharsets.UTF_8);
  }
}
