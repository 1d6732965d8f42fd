package dev.assay.inventory.extract.chisel;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import dev.assay.inventory.extract.Extractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileProblems;
import dev.assay.inventory.extract.input.JsonFile;
import java.io.IOException;

/// Reads `manifest.wall`: JSON objects, one a line, packed by zstd (Chisel documentation, "Chisel
/// manifest"). A slice definition decides where it lies; Ubuntu's own put it in `var/lib/chisel`.
public final class ChiselManifest implements Extractor {
  /// The manifest of a full Ubuntu server has some 30 MB.
  private static final long MOST_UNPACKED = 512L << 20;

  /// Of zstd's window: 8 MiB, which zstd's levels up to 19 do not pass.
  private static final int LARGEST_WINDOW_LOG = 23;

  @Override
  public String name() {
    return "chisel";
  }

  @Override
  public boolean wants(String path) {
    return path.equals("var/lib/chisel/manifest.wall");
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var problems = new FileProblems("INV-CHISEL", file.path(), sink)) {
      var entry = new ChiselEntry(file.path(), problems, sink);
      try (var zstd = new ZstdInputStream(file.content()).setLongMax(LARGEST_WINDOW_LOG)) {
        readAll(new CappedInput(zstd, MOST_UNPACKED), entry, problems);
      } catch (ZstdIOException e) {
        problems.broken(0, 0, "damaged zstd data: " + e.getMessage(), "the rest was skipped");
      }
      entry.finish();
    }
  }

  private static void readAll(CappedInput capped, ChiselEntry entry, FileProblems problems)
      throws IOException, InterruptedException {
    JsonFile.read(
        capped,
        parser -> readAll(parser, entry),
        (line, column, reason) -> problems.broken(line, column, reason, "the rest was skipped"));
    if (capped.isCut()) {
      problems.limit(0, "unpacks to more than " + MOST_UNPACKED + " bytes", "the rest was skipped");
    }
  }

  private static void readAll(JsonParser parser, ChiselEntry entry)
      throws IOException, InterruptedException {
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (token == JsonToken.START_OBJECT) {
        entry.read(parser);
      } else {
        parser.skipChildren();
      }
    }
  }
}
