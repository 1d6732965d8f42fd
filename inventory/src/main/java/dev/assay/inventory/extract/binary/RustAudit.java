package dev.assay.inventory.extract.binary;

import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.input.FileProblems;
import dev.assay.inventory.extract.input.JsonFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Finds the dependency list of cargo-auditable (its PARSING.md): JSON, packed by zlib, in section
/// `.dep-v0` of the program.
///
/// Where that section lies, only the end of a program tells. So each place that can begin a zlib
/// stream (RFC 1950, 2.2) is unpacked for a few letters; nothing else begins with the list's.
final class RustAudit implements Marker {
  private static final byte[] BEGINNING = "{\"packages\":[".getBytes(StandardCharsets.US_ASCII);

  /// cargo-auditable's own limit for readers is 8 MiB unpacked.
  private static final int MOST_UNPACKED = 8 << 20;

  private static final int MOST_PACKED = 2 << 20;
  private static final int PROBE = 64;

  /// A program of 700 MB has some 40,000 places that look like a beginning.
  private static final int MOST_PROBES = 500_000;

  private final String path;
  private final FileProblems problems;
  private final PackageSink sink;
  private final Inflater inflater = new Inflater();
  private int probes;
  private boolean found;

  RustAudit(String path, FileProblems problems, PackageSink sink) {
    this.path = path;
    this.problems = problems;
    this.sink = sink;
  }

  /// Deflate with the usual window, at each of the four levels, without a dictionary.
  @Override
  public List<String> beginnings() {
    return List.of("x\u0001", "x^", "x\u009c", "x\u00da");
  }

  @Override
  public boolean isDone() {
    return found || probes > MOST_PROBES;
  }

  @Override
  public void take(Window window) throws IOException, InterruptedException {
    probes++;
    if (probes > MOST_PROBES) {
      problems.limit(
          0,
          "more than " + MOST_PROBES + " places that may begin a dependency list",
          "a list of Rust crates further on is not read");
      return;
    }
    int available = Math.min(PROBE, window.require(PROBE));
    if (begins(window.bytes(), window.position(), available)) {
      found = true;
      int packed = window.require(MOST_PACKED);
      read(window.bytes(), window.position(), Math.min(packed, MOST_PACKED));
    }
  }

  private boolean begins(byte[] bytes, int at, int length) {
    // A block of the reserved kind (RFC 1951, 3.2.3) begins nothing.
    if (length < 3 || (bytes[at + 2] & 6) == 6) {
      return false;
    }
    byte[] start = new byte[BEGINNING.length];
    return unpack(bytes, at, length, start) == start.length && Arrays.equals(start, BEGINNING);
  }

  private void read(byte[] bytes, int at, int length) throws IOException, InterruptedException {
    byte[] text = new byte[1 << 16];
    int filled = unpack(bytes, at, length, text);
    while (filled == text.length && filled <= MOST_UNPACKED) {
      text = new byte[text.length * 4];
      filled = unpack(bytes, at, length, text);
    }
    if (filled > MOST_UNPACKED) {
      problems.limit(0, "a dependency list larger than " + MOST_UNPACKED + " bytes", "not read");
      return;
    }
    JsonFile.read(
        new ByteArrayInputStream(text, 0, filled),
        new RustPackages(path, problems, sink)::read,
        (line, column, reason) ->
            problems.broken(0, 0, "its dependency list is " + reason, "the list's rest is lost"));
  }

  private int unpack(byte[] bytes, int at, int length, byte[] into) {
    try {
      inflater.reset();
      inflater.setInput(bytes, at, length);
      int filled = 0;
      int got = inflater.inflate(into);
      while (got > 0) {
        filled += got;
        got = filled < into.length ? inflater.inflate(into, filled, into.length - filled) : 0;
      }
      return filled;
    } catch (DataFormatException e) {
      return -1;
    }
  }

  @Override
  public void finish() {
    inflater.end();
  }
}
