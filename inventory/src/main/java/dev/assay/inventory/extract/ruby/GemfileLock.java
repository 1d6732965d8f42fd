package dev.assay.inventory.extract.ruby;

import dev.assay.inventory.extract.LockExtractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileName;
import dev.assay.inventory.extract.input.LineReader;
import dev.assay.inventory.extract.input.Listing;
import dev.assay.model.Declaration;
import dev.assay.model.PackageType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads `Gemfile.lock` and `gems.locked`: sections by where gems come from, `GEM`, `GIT` and
/// `PATH`, each with gems at an indent of four and what they need at six, and `DEPENDENCIES`, what
/// the project asks for (Bundler's LockfileParser, documented in its manual page bundle-lock).
public final class GemfileLock implements LockExtractor {

  @Override
  public String name() {
    return "bundler";
  }

  @Override
  public boolean wants(String path) {
    return FileName.is(path, "Gemfile.lock") || FileName.is(path, "gems.locked");
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var listing = new Listing("INV-GEM", PackageType.GEM, file.path(), sink)) {
      var gems = new ArrayList<Gem>();
      Set<String> direct = new HashSet<>();
      read(new LineReader(file.content()), listing, gems, direct);
      for (Gem gem : gems) {
        var said =
            direct.isEmpty()
                ? Declaration.NONE
                : Declaration.dependency(direct.contains(gem.name), false);
        listing.add(gem.name, gem.version, gem.line, said);
      }
    }
  }

  private record Gem(String name, String version, int line) {}

  private static void read(LineReader lines, Listing listing, List<Gem> gems, Set<String> direct)
      throws IOException, InterruptedException {
    String section = "";
    String remote = "";
    while (lines.next()) {
      int indent = indent(lines);
      String text = lines.text(0);
      if (text.isEmpty()) {
        continue;
      }
      if (indent == 0) {
        section = text;
      } else if (indent == 2 && text.startsWith("remote:")) {
        remote = text.substring("remote:".length()).strip();
      } else if (indent == 2 && section.equals("DEPENDENCIES")) {
        int end = firstOf(text, " !");
        direct.add(text.substring(0, end));
      } else if (indent == 4) {
        int blank = firstOf(text, " ");
        String name = text.substring(0, blank);
        switch (section) {
          case "GEM" -> gems.add(new Gem(name, version(text.substring(blank)), lines.number()));
          case "GIT" -> listing.elsewhere(name, remote, lines.number());
          default -> {} // PATH, PLUGIN SOURCE, CHECKSUMS, PLATFORMS
        }
      }
    }
  }

  /// `(1.15.0-x86_64-linux)`: the platform behind the version is not part of it. A gem's version
  /// has no hyphen (RubyGems, `Gem::Version`).
  private static String version(String text) {
    String inner = text.strip();
    if (!inner.startsWith("(") || !inner.endsWith(")")) {
      return "";
    }
    int platform = inner.indexOf('-');
    return inner.substring(1, platform < 0 ? inner.length() - 1 : platform);
  }

  private static int firstOf(String text, String letters) {
    int at = 0;
    while (at < text.length() && letters.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static int indent(LineReader lines) {
    int indent = 0;
    while (lines.at(indent) == ' ') {
      indent++;
    }
    return indent;
  }
}
