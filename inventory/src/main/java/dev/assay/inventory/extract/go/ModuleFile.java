package dev.assay.inventory.extract.go;

import dev.assay.inventory.extract.input.Listing;
import dev.assay.model.Declaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The directives of one module file. What is replaced by another module counts as that; what is
/// replaced by a folder is part of the project. `exclude` and `retract` need no reading: versions
/// that they rule out are not required any more.
final class ModuleFile {
  /// The standard library, as Go's vulnerability database names it.
  private static final String STANDARD_LIBRARY = "stdlib";

  private final Listing listing;
  private final List<Required> required = new ArrayList<>();
  private final Map<String, Replacement> replacements = new HashMap<>();
  private String language = "";
  private int languageLine;
  private String toolchain = "";
  private int toolchainLine;

  private record Required(String path, String version, boolean direct, int line) {}

  private record Replacement(String path, String version, int line) {}

  ModuleFile(Listing listing) {
    this.listing = listing;
  }

  void take(String directive, List<String> words, boolean indirect, int line) {
    switch (directive) {
      case "require" -> require(words, indirect, line);
      case "replace" -> replace(words, line);
      case "go" -> {
        language = words.isEmpty() ? "" : words.getFirst();
        languageLine = line;
      }
      case "toolchain" -> {
        toolchain = words.isEmpty() ? "" : words.getFirst();
        toolchainLine = line;
      }
      default -> {} // module, exclude, retract, tool, use, ignore, godebug
    }
  }

  private void require(List<String> words, boolean indirect, int line) {
    if (words.size() < 2) {
      listing.problems().missing(line, "version", "one module skipped");
    } else {
      required.add(new Required(words.get(0), words.get(1), !indirect, line));
    }
  }

  /// `path [version] => path [version]`.
  private void replace(List<String> words, int line) {
    int arrow = words.indexOf("=>");
    if (arrow < 1 || arrow + 1 >= words.size()) {
      listing.problems().broken(line, 1, "a replacement without =>", "it was skipped");
      return;
    }
    String version = arrow > 1 ? words.get(1) : "";
    String by = arrow + 2 < words.size() ? words.get(arrow + 2) : "";
    replacements.put(
        words.getFirst() + "@" + version, new Replacement(words.get(arrow + 1), by, line));
  }

  void finish() {
    for (Required each : required) {
      Replacement any = replacements.get(each.path + "@");
      Replacement by = replacements.getOrDefault(each.path + "@" + each.version, any);
      var said = Declaration.dependency(each.direct, false);
      if (by == null) {
        listing.add(each.path, each.version, each.line, said);
      } else if (!by.version.isEmpty()) {
        listing.add(by.path, by.version, by.line, said);
      }
    }
    addStandardLibrary();
  }

  /// From Go 1.21 on both lines name a whole release, the least that builds the module (Go
  /// Toolchains, "Go version configuration"); before, `go 1.20` named a language.
  private void addStandardLibrary() {
    if (toolchain.startsWith("go")) {
      int end = toolchain.indexOf('-');
      String version = toolchain.substring(2, end < 0 ? toolchain.length() : end);
      listing.add(STANDARD_LIBRARY, version, toolchainLine);
    } else if (language.indexOf('.') != language.lastIndexOf('.')) {
      listing.add(STANDARD_LIBRARY, language, languageLine);
    }
  }
}
