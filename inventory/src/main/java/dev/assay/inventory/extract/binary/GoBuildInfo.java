package dev.assay.inventory.extract.binary;

import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.input.FileProblems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/// Finds what Go's linker leaves in every program, stripped or not: the compiler's version and the
/// list of modules (Go 1.22, `debug/buildinfo`).
///
/// From Go 1.18 on both stand behind the marker. Before, the marker is followed by addresses, and
/// the list is found by the 16 bytes that `cmd/go` puts before and behind it (`modload/build.go`);
/// the compiler's version has no such bytes around it, and that is said.
final class GoBuildInfo implements Marker {
  private static final String MAGIC = "\u00ff Go buildinf:";
  private static final String LIST_START = latin("3077af0c9274080241e1c107e6d618e6");
  private static final String LIST_END = latin("f932433186182072008242104116d8f2");

  private static final int FLAGS = 15;
  private static final int INLINE = 2;
  private static final int HEADER = 32;
  private static final int LONGEST_VERSION = 200;

  /// The largest real ones have some 200 kB.
  private static final int LONGEST_LIST = 4 << 20;

  private static final int FIRST_LOOK = 1 << 16;

  /// A program has one; Go's own tools name the bytes once more.
  private static final int MOST_LOOKS = 8;

  private final String path;
  private final FileProblems problems;
  private final PackageSink sink;
  private String version = "";
  private String list = "";
  private boolean found;
  private boolean older;
  private int looks;

  GoBuildInfo(String path, FileProblems problems, PackageSink sink) {
    this.path = path;
    this.problems = problems;
    this.sink = sink;
  }

  private static String latin(String hex) {
    return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
  }

  @Override
  public List<String> beginnings() {
    return List.of(MAGIC);
  }

  @Override
  public boolean isDone() {
    return found;
  }

  /// Whether the program is Go's and its modules stand elsewhere.
  boolean lacksModules() {
    return older && list.isEmpty();
  }

  /// The linker aligns it to 16 bytes; the constant that Go's own reader has need not be.
  @Override
  public void take(Window window) throws IOException, InterruptedException {
    boolean aligned = window.offset(window.position()) % 16 == 0;
    if (!aligned || window.require(HEADER + LONGEST_VERSION) <= HEADER) {
      return;
    }
    int at = window.position();
    byte[] bytes = window.bytes();
    if ((bytes[at + FLAGS] & INLINE) == 0) {
      // Two addresses of four or eight bytes follow.
      older = older || bytes[at + FLAGS - 1] == 4 || bytes[at + FLAGS - 1] == 8;
      return;
    }
    var text = new LengthAndText(window, HEADER);
    String stated = text.next(LONGEST_VERSION);
    if (stated.startsWith("go") || stated.startsWith("devel")) {
      version = stated;
      list = withoutEnds(text.next(LONGEST_LIST));
      found = true;
      if (text.isCut()) {
        problems.broken(
            0, 0, "its list of Go modules is cut off or too long", "its modules are not listed");
      }
    }
  }

  /// The list stands between the same 16 bytes here, too.
  private String withoutEnds(String modules) {
    return modules.length() >= 33 && modules.charAt(modules.length() - 17) == '\n'
        ? modules.substring(16, modules.length() - 16)
        : list;
  }

  /// The list where it lies among the program's constants.
  Marker moduleList() {
    return new Marker() {
      @Override
      public List<String> beginnings() {
        return List.of(LIST_START);
      }

      @Override
      public boolean isDone() {
        return found || !list.isEmpty() || looks >= MOST_LOOKS;
      }

      @Override
      public void take(Window window) throws IOException, InterruptedException {
        readList(window);
      }

      @Override
      public void finish() {
        // The version completes it.
      }
    };
  }

  private void readList(Window window) throws IOException, InterruptedException {
    looks++;
    int wanted = FIRST_LOOK;
    while (true) {
      int available = window.require(wanted);
      String text =
          new String(
              window.bytes(),
              window.position(),
              Math.min(wanted, available),
              StandardCharsets.ISO_8859_1);
      int end = text.indexOf(LIST_END, LIST_START.length());
      if (end >= 0) {
        int from = window.position() + LIST_START.length();
        list = new String(window.bytes(), from, end - LIST_START.length(), StandardCharsets.UTF_8);
        return;
      }
      if (available < wanted || wanted >= LONGEST_LIST) {
        return;
      }
      wanted *= 4;
    }
  }

  @Override
  public void finish() {
    if (found || older) {
      new GoModules(path, problems, sink).take(version, list);
    }
  }
}
