package dev.assay.cli;

import dev.assay.cli.engine.EngineFactory;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/// All that a command sees of the world, so that tests can hand it another one.
///
/// @param environment variables of the process
/// @param folder that relative paths start from
/// @param clock for ages and times
/// @param terminal what standard output and error are connected to
/// @param streams of the process
/// @param engines makes the stages, once a command needs them
public record Surroundings(
    Map<String, String> environment,
    Path folder,
    Clock clock,
    Terminal terminal,
    Streams streams,
    EngineFactory engines) {
  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /// The streams of a process.
  public record Streams(InputStream in, PrintStream out, PrintStream err) {}

  /// An environment variable; empty where it is not set.
  public String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  /// Whether variables ask for no animation: every well-known build service sets `CI`.
  public boolean isBuildService() {
    return !variable("CI").isEmpty() && !variable("CI").equals("false");
  }
}
