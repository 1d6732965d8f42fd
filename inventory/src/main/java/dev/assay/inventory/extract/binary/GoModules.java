package dev.assay.inventory.extract.binary;

import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.input.FileProblems;
import dev.assay.model.InstalledPackage;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import java.util.Optional;

/// Turns a Go program's list of modules into packages. The list's form is that of
/// `runtime/debug.BuildInfo`: words between tabs, `=>` for what stands in for the module before.
final class GoModules {
  /// The largest real programs have some 1,500.
  private static final int MOST = 50_000;

  private final String path;
  private final FileProblems problems;
  private final PackageSink sink;
  private String name = "";
  private String version = "";
  private int count;

  GoModules(String path, FileProblems problems, PackageSink sink) {
    this.path = path;
    this.problems = problems;
    this.sink = sink;
  }

  /// @param compiler as the linker writes it, `go1.22.5`; empty where the program's form hides it
  /// @param list of modules; empty where it was built without modules
  void take(String compiler, String list) {
    Optional<String> standardLibrary = GoVersionText.read(compiler);
    if (standardLibrary.isPresent()) {
      add("stdlib", standardLibrary.get());
    } else {
      problems.add(
          5,
          0,
          0,
          "",
          compiler,
          "the version of Go that built the program is no release, or cannot be told",
          "Go's standard library is not judged");
    }
    String flags = "";
    for (String line : list.split("\n", MOST)) {
      String[] words = line.split("\t", -1);
      switch (words[0]) {
        case "mod", "dep" -> {
          finish();
          set(words);
        }
        case "=>" -> set(words);
        case "build" -> flags = line.contains("-ldflags=") ? line : flags;
        default -> {}
      }
    }
    finish();
    mainFromFlags(list, flags);
  }

  private void set(String[] words) {
    name = words.length > 1 ? words[1] : "";
    version = words.length > 2 ? words[2] : "";
  }

  /// A module replaced by a folder has no version, and one that is being developed says `(devel)`.
  private void finish() {
    if (!name.isEmpty() && !version.isEmpty() && !version.equals("(devel)")) {
      add(name, version);
    }
    name = "";
    version = "";
  }

  /// A program built from a folder often has its version from a linker flag, such as
  /// `-X main.version=v1.2.3`.
  private void mainFromFlags(String list, String flags) {
    int line = list.indexOf("mod\t");
    if (line < 0 || (line > 0 && list.charAt(line - 1) != '\n')) {
      return;
    }
    String[] words = list.substring(line, end(list, line, '\n')).split("\t", -1);
    if (words.length > 2 && words[2].equals("(devel)")) {
      GoVersionText.inFlags(flags).ifPresent(found -> add(words[1], found));
    }
  }

  static int end(String text, int from, char limit) {
    int end = text.indexOf(limit, from);
    return end < 0 ? text.length() : end;
  }

  private void add(String module, String moduleVersion) {
    String effect = "one module skipped";
    count++;
    if (count > MOST) {
      return;
    }
    if (problems.accepts(0, "module", module, effect)
        && problems.accepts(0, "version", moduleVersion, effect)) {
      sink.add(
          InstalledPackage.of(PackageType.GO, module, moduleVersion, PackageLocation.of(path)));
    }
  }
}
