package dev.assay.advisory.update;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.assay.advisory.feed.Json;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/// Whether a download is whole and undamaged, told by its own checksums and syntax. A damaged one
/// must not replace a good one: the publisher's validator would keep it there.
final class Soundness {
  private Soundness() {}

  /// What is wrong with a file, read by the ending of its name; empty where nothing is, or nothing
  /// can be told.
  static Optional<String> flaw(Path file, String name) throws IOException {
    try {
      if (name.endsWith(".zip")) {
        zip(file);
      } else if (name.endsWith(".gz")) {
        gzip(file);
      } else if (name.endsWith(".json")) {
        json(file);
      }
      return Optional.empty();
    } catch (ZipException | JsonProcessingException damaged) {
      return Optional.of(String.valueOf(damaged.getMessage()).lines().findFirst().orElse(""));
    } catch (EOFException cut) {
      return Optional.of("ends early");
    }
  }

  /// The directory at the end shows that nothing is cut off, the checksums that nothing is changed.
  private static void zip(Path file) throws IOException {
    try (var directory = new ZipFile(file.toFile());
        var entries =
            new ZipInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      int read = 0;
      while (entries.getNextEntry() != null) {
        entries.transferTo(OutputStream.nullOutputStream());
        read++;
      }
      if (read != directory.size()) {
        throw new ZipException(read + " of " + directory.size() + " entries can be read");
      }
    }
  }

  private static void gzip(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
  }

  private static void json(Path file) throws IOException {
    try (JsonParser parser = Json.parser(new BufferedInputStream(Files.newInputStream(file)))) {
      while (parser.nextToken() != null) {
        // Only its syntax is looked at.
      }
    }
  }
}
