package dev.assay.inventory.extract.ruby;

import dev.assay.inventory.extract.Extractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.LineReader;
import dev.assay.inventory.extract.input.Listing;
import dev.assay.model.Declaration;
import dev.assay.model.PackageType;
import java.io.IOException;

/// Reads `specifications/*.gemspec`, which RubyGems writes for each gem it installs and those that
/// come with Ruby. They are Ruby, but generated in one form (RubyGems,
/// `Gem::Specification#to_ruby`): a first comment with name, version and platform, and `s.licenses
/// = ["MIT".freeze]`. Nothing is run.
public final class GemSpecification implements Extractor {
  private static final String STUB = "# stub: ";
  private static final int MOST_LINES = 5_000;

  @Override
  public String name() {
    return "gem";
  }

  @Override
  public boolean wants(String path) {
    return path.endsWith(".gemspec")
        && (path.contains("/specifications/") || path.startsWith("specifications/"));
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var listing = new Listing("INV-GEM", PackageType.GEM, file.path(), sink)) {
      String name = "";
      String version = "";
      String license = "";
      var lines = new LineReader(file.content());
      while (lines.number() < MOST_LINES && lines.next()) {
        String text = lines.text(0);
        // A second such line names what an extension is built by.
        if (name.isEmpty() && text.startsWith(STUB)) {
          String[] words = text.substring(STUB.length()).split(" ", -1);
          name = words[0];
          version = words.length > 1 ? words[1] : "";
        } else if (name.isEmpty() && text.startsWith("s.name =")) {
          name = literals(text);
        } else if (version.isEmpty() && text.startsWith("s.version =")) {
          version = literals(text);
        } else if (text.startsWith("s.licenses =") || text.startsWith("s.license =")) {
          license = literals(text);
        }
      }
      listing.add(name, version, 0, Declaration.licensed(license));
    }
  }

  /// The texts in quotes of a line, joined by `OR`: of several licences one may choose (RubyGems,
  /// "Specification Reference", licenses).
  private static String literals(String line) {
    var all = new StringBuilder();
    int from = line.indexOf('"');
    while (from >= 0) {
      int to = line.indexOf('"', from + 1);
      if (to < 0) {
        return all.toString();
      }
      all.append(all.isEmpty() ? "" : " OR ").append(line, from + 1, to);
      from = line.indexOf('"', to + 1);
    }
    return all.toString();
  }
}
