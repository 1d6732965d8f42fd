package dev.assay.advisory.update;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/// What is remembered of a download, in a small file beside it.
///
/// @param etag the server's validator; empty where it sent none
/// @param lastModified the server's `Last-Modified` text; empty where it sent none
/// @param sha256 hexadecimal
record Receipt(String etag, String lastModified, String sha256, long size, Instant fetchedAt) {
  private static final String SUFFIX = ".receipt";

  /// Empty where the file has none, or one that cannot be read: then the file is fetched anew.
  static Optional<Receipt> beside(Path file) throws IOException {
    Path receipt = path(file);
    if (!Files.isRegularFile(receipt) || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    var read = new Properties();
    try (Reader in = Files.newBufferedReader(receipt, StandardCharsets.UTF_8)) {
      read.load(in);
      return Optional.of(
          new Receipt(
              read.getProperty("etag", ""),
              read.getProperty("last-modified", ""),
              read.getProperty("sha256", ""),
              Long.parseLong(read.getProperty("size", "-1")),
              Instant.parse(read.getProperty("fetched-at", ""))));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  void writeBeside(Path file) throws IOException {
    var written = new Properties();
    written.setProperty("etag", etag);
    written.setProperty("last-modified", lastModified);
    written.setProperty("sha256", sha256);
    written.setProperty("size", Long.toString(size));
    written.setProperty("fetched-at", fetchedAt.toString());
    Path temporary = file.resolveSibling(file.getFileName() + ".receipt.new");
    try (Writer out = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
      written.store(out, null);
    }
    Files.move(temporary, path(file), StandardCopyOption.ATOMIC_MOVE);
  }

  /// Moves a download, and what is remembered of it, over another.
  static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    Files.move(path(from), path(to), StandardCopyOption.ATOMIC_MOVE);
  }

  Receipt foundUnchangedAt(Instant time) {
    return new Receipt(etag, lastModified, sha256, size, time);
  }

  private static Path path(Path file) {
    return file.resolveSibling(file.getFileName() + SUFFIX);
  }
}
