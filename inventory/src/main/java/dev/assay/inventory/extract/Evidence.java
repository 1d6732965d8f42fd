package dev.assay.inventory.extract;

import dev.assay.inventory.extract.input.LineReader;

/// Which files tell about language packages and programs. Of the hundreds of thousands of files
/// that operating-system packages own, only these need their owner remembered.
public final class Evidence {
  /// The longest path there can be, in bytes: PATH_MAX of Linux's limits.h.
  public static final int LONGEST_PATH = 4_096;

  private Evidence() {}

  /// Whether the path in a line may be one of a language package or of a program: a question that
  /// is answered before the path is even made a string. Hosts list half a million paths.
  public static boolean mayBeIn(LineReader line) {
    return mayEndWith(line.at(line.length() - 1)) || isLibrary(line) || !line.endsInSuffix();
  }

  /// `.dll`; many a manual page and web page ends in an `l`.
  private static boolean isLibrary(LineReader line) {
    int end = line.length() - 1;
    return end > 3 && line.at(end) == 'l' && line.at(end - 1) == 'l' && line.at(end - 2) == 'd';
  }

  private static boolean mayEndWith(int lastLetter) {
    return switch (lastLetter) {
      // .exe; .json; .jar, .war, .ear, .par, .aar; .hpi; METADATA; PKG-INFO; .egg-info; .gemspec,
      // .nuspec; .js, style.css; .php
      case 'e', 'n', 'r', 'R', 'i', 'A', 'O', 'o', 'c', 's', 'p' -> true;
      default -> false;
    };
  }

  /// Whether an extractor of a language's packages wants a file.
  ///
  /// @param path relative to the scanned root
  public static boolean isLanguagePackage(String path) {
    for (Extractor extractor : Extractors.LANGUAGES) {
      if (extractor.wants(path) || extractor.wantsExecutable(path)) {
        return true;
      }
    }
    return false;
  }
}
