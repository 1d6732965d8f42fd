package dev.assay.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What standard output and error are connected to.
///
/// @param out whether standard output is a terminal
/// @param err whether standard error is one
public record Terminal(boolean out, boolean err) {
  private static final int DEFAULT_WIDTH = 80;
  private static final int WIDEST = 10_000;

  /// Asks the operating system. Linux names what a file descriptor is open on; elsewhere the Java
  /// console tells whether both are a terminal.
  static Terminal ofProcess() {
    Path descriptors = Path.of("/proc/self/fd");
    if (Files.isDirectory(descriptors)) {
      return new Terminal(
          isTerminal(descriptors.resolve("1")), isTerminal(descriptors.resolve("2")));
    }
    boolean both = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return new Terminal(both, both);
  }

  private static boolean isTerminal(Path descriptor) {
    try {
      String target = Files.readSymbolicLink(descriptor).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException e) {
      // A closed descriptor is no terminal.
      return false;
    }
  }

  /// Columns: the `COLUMNS` variable where it is set, else what `stty` says of the terminal, else
  /// 80.
  public int width(Map<String, String> environment) {
    int named = columns(environment.getOrDefault("COLUMNS", ""));
    if (named > 0 || !(out || err)) {
      return named > 0 ? named : DEFAULT_WIDTH;
    }
    int asked = askTerminal();
    return asked > 0 ? asked : DEFAULT_WIDTH;
  }

  private static int askTerminal() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(Path.of("/dev/tty").toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      byte[] answer = stty.getInputStream().readNBytes(40);
      stty.waitFor(1, TimeUnit.SECONDS);
      String text = new String(answer, StandardCharsets.US_ASCII).strip();
      return columns(text.substring(text.indexOf(' ') + 1));
    } catch (IOException e) {
      // No stty, no controlling terminal: the default width does.
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private static int columns(String text) {
    if (text.isEmpty() || text.length() > 5 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return 0;
    }
    return Math.min(Integer.parseInt(text), WIDEST);
  }
}
