package dev.assay.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/// Runs commands in this process, as a shell would: with a folder, variables, a terminal or none.
final class Shell {
  private final Path folder;
  private final ScriptedEngine engine;
  private final Map<String, String> variables = new HashMap<>();
  private boolean terminal;
  private String input = "";

  Shell(Path folder, ScriptedEngine.Twist... twists) {
    this.folder = folder;
    this.engine = new ScriptedEngine(twists);
    variables.put("HOME", folder.toString());
  }

  Shell with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  Shell onTerminal(int width) {
    terminal = true;
    return with("COLUMNS", Integer.toString(width));
  }

  Shell typing(String text) {
    input = text;
    return this;
  }

  ScriptedEngine engine() {
    return engine;
  }

  /// What a command left behind.
  record Run(int code, String out, String err) {
    String lastErrorLine() {
      return err.lines().reduce("", (first, second) -> second);
    }
  }

  Run run(String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var surroundings =
        new Surroundings(
            variables,
            folder,
            Clock.fixed(ScriptedEngine.NOW, ZoneOffset.UTC),
            new Terminal(terminal, terminal),
            new Surroundings.Streams(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)),
            (data, offline) -> engine);
    int code = new Cli(surroundings).run(args).number();
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
