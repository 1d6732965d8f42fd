package dev.assay.cli.option;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file that is complete or not there: it is written beside its place first. What is no regular
/// file, such as a pipe, is written as it is.
public final class WholeFile {
  private WholeFile() {}

  /// Writes what is in it.
  @FunctionalInterface
  public interface Body {
    /// Writes it; the stream stays open.
    void write(OutputStream out) throws IOException;
  }

  /// Writes a file.
  public static void write(Path path, Body body) throws IOException {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      try (var out = new BufferedOutputStream(Files.newOutputStream(path))) {
        body.write(out);
      }
      return;
    }
    Path beside = path.resolveSibling("." + path.getFileName() + ".part");
    try {
      try (var out = new BufferedOutputStream(Files.newOutputStream(beside))) {
        body.write(out);
      }
      move(beside, path);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
