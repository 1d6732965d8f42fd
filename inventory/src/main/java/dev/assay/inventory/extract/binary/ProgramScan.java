package dev.assay.inventory.extract.binary;

import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.input.FileProblems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Looks for everything that is known in parts of one program, or in all of it.
///
/// Programs are the largest files there are, so that the time is spent in finding beginnings. A
/// part is made a Latin-1 string, because the JDK searches those many bytes at a time.
final class ProgramScan implements AutoCloseable {
  private static final int PART = 1 << 17;

  /// Longer than any beginning, and enough to refuse most of what only looks like one.
  private static final int LOOK_AHEAD = 128;

  private final GoBuildInfo go;
  private final List<Marker> markers = new ArrayList<>();

  ProgramScan(String path, FileProblems problems, PackageSink sink) {
    this.go = new GoBuildInfo(path, problems, sink);
    markers.add(go);
    markers.add(go.moduleList());
    markers.add(new RustAudit(path, problems, sink));
    markers.addAll(KnownProgram.markers(path, problems, sink));
  }

  /// Whether a list of Go modules must lie elsewhere in the program.
  boolean lacksModules() {
    return go.lacksModules();
  }

  void read(InputStream content) throws IOException, InterruptedException {
    var window = new Window(content);
    int available = window.require(PART + LOOK_AHEAD);
    while (available > 0) {
      // What begins in the last bytes is looked at again with what follows.
      int length = available > LOOK_AHEAD ? Math.min(PART, available - LOOK_AHEAD) : available;
      long next = window.offset(window.position()) + length;
      look(window, length);
      window.moveToOffset(next);
      available = window.require(PART + LOOK_AHEAD);
    }
  }

  private void look(Window window, int length) throws IOException, InterruptedException {
    int from = window.position();
    int to = Math.min(window.end(), from + length + LOOK_AHEAD);
    String part = new String(window.bytes(), from, to - from, StandardCharsets.ISO_8859_1);
    long start = window.offset(from);
    for (Marker marker : markers) {
      for (String beginning : marker.beginnings()) {
        int hit = marker.isDone() ? -1 : part.indexOf(beginning);
        while (hit >= 0 && hit < length) {
          window.moveToOffset(start + hit);
          marker.take(window);
          hit = marker.isDone() ? -1 : part.indexOf(beginning, hit + 1);
        }
      }
    }
  }

  /// Hands over what was found, however far the reading came.
  @Override
  public void close() {
    markers.forEach(Marker::finish);
  }
}
