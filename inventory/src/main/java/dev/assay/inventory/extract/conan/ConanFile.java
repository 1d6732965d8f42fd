package dev.assay.inventory.extract.conan;

import dev.assay.inventory.extract.LockExtractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileName;
import dev.assay.inventory.extract.input.LineReader;
import dev.assay.inventory.extract.input.Listing;
import dev.assay.model.PackageType;
import java.io.IOException;

/// Reads the sections `[requires]`, `[tool_requires]` and `[build_requires]` of `conanfile.txt`
/// (Conan documentation, "conanfile.txt"). Ranges of versions are counted.
public final class ConanFile implements LockExtractor {

  @Override
  public String name() {
    return "conan";
  }

  @Override
  public boolean wants(String path) {
    return FileName.is(path, "conanfile.txt");
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var listing = new Listing("INV-CONAN", PackageType.CONAN, file.path(), sink)) {
      var lines = new LineReader(file.content());
      String section = "";
      while (lines.next()) {
        String line = lines.text(0);
        int comment = line.indexOf(" #");
        String text = comment < 0 ? line : line.substring(0, comment).strip();
        if (text.startsWith("[")) {
          section = text;
        } else if (!text.isEmpty() && text.charAt(0) != '#') {
          switch (section) {
            case "[requires]" -> ConanReference.add(text, lines.number(), false, listing);
            case "[tool_requires]", "[build_requires]", "[test_requires]" ->
                ConanReference.add(text, lines.number(), true, listing);
            default -> {} // generators, options, layout
          }
        }
      }
    }
  }
}
