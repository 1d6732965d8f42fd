package dev.assay.cli.fix;

import dev.assay.delivery.TerminalText;
import dev.assay.delivery.UpgradePlan;
import dev.assay.delivery.UpgradePlan.Change;
import dev.assay.delivery.UpgradePlan.Place;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The edits of a plan, file by file: shown as a difference, then written. A file is replaced as a
/// whole or not at all, and only if it still is what the plan was made for.
public final class ManifestEdits {
  private final Path root;
  private final Map<String, Map<Integer, Change.Edit>> files = new TreeMap<>();

  /// @param root the folder that was scanned
  /// @param steps what to edit
  public ManifestEdits(Path root, List<UpgradePlan.Step> steps) {
    this.root = root;
    for (UpgradePlan.Step step : steps) {
      for (Place place : step.places()) {
        if (place.change() instanceof Change.Edit edit) {
          files.computeIfAbsent(place.path(), _ -> new TreeMap<>()).put(edit.line(), edit);
        }
      }
    }
  }

  public boolean isEmpty() {
    return files.isEmpty();
  }

  /// How many lines of how many files.
  public String words() {
    int lines = files.values().stream().mapToInt(Map::size).sum();
    return lines
        + (lines == 1 ? " line" : " lines")
        + " in "
        + files.size()
        + (files.size() == 1 ? " file" : " files");
  }

  /// Commands that must run afterwards, each with its folder.
  public List<String> next() {
    var commands = new TreeSet<String>();
    files.forEach(
        (path, edits) ->
            edits.values().stream()
                .map(Change.Edit::next)
                .filter(next -> !next.isEmpty())
                .forEach(next -> commands.add(next + " in " + TerminalText.clean(folder(path)))));
    return List.copyOf(commands);
  }

  private String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? root.toString() : root.resolve(path.substring(0, slash)).toString();
  }

  /// Prints every edit as a unified difference without context.
  public void show(PrintStream out) {
    files.forEach(
        (path, edits) -> {
          String name = TerminalText.clean(path);
          out.println("--- a/" + name);
          out.println("+++ b/" + name);
          edits.forEach(
              (line, edit) -> {
                out.println("@@ -" + line + " +" + line + " @@");
                out.println("-" + readable(edit.before()));
                out.println("+" + readable(edit.after()));
              });
        });
  }

  private static String readable(String line) {
    return TerminalText.clean(line.stripTrailing().replace("\t", "    "));
  }

  /// Writes every file; answers the files that could not be written, with the reason.
  public List<String> write() {
    var failures = new ArrayList<String>();
    files.forEach(
        (path, edits) -> {
          try {
            write(inside(root, path), edits);
          } catch (IOException e) {
            failures.add(TerminalText.clean(path) + ": " + e.getMessage());
          }
        });
    return failures;
  }

  private static void write(Path file, Map<Integer, Change.Edit> edits) throws IOException {
    TextLines now = TextLines.read(file);
    var lines = new ArrayList<>(now.lines());
    for (var entry : edits.entrySet()) {
      if (!now.line(entry.getKey()).equals(entry.getValue().before())) {
        throw new IOException("line " + entry.getKey() + " has changed since it was read");
      }
      lines.set(entry.getKey() - 1, entry.getValue().after());
    }
    Path folder = file.toAbsolutePath().getParent();
    Path fresh = Files.createTempFile(folder, ".assay-fix", ".tmp");
    try {
      Files.write(fresh, new TextLines(lines).bytes());
      copyPermissions(file, fresh);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    var view = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    if (view != null) {
      Files.setPosixFilePermissions(to, view.readAttributes().permissions());
    }
  }

  /// A file of a folder. Links are followed by no edit: they may lead out of the folder.
  static Path inside(Path root, String path) throws IOException {
    Path real = root.toRealPath();
    Path file = real.resolve(path).normalize();
    if (!file.startsWith(real) || !file.toRealPath().equals(file)) {
      throw new IOException("is a link or outside the folder");
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("is no file");
    }
    return file;
  }
}
