package dev.assay.inventory.extract.go;

import dev.assay.inventory.extract.LockExtractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileName;
import dev.assay.inventory.extract.input.LineReader;
import dev.assay.inventory.extract.input.Listing;
import dev.assay.model.PackageType;
import java.io.IOException;
import java.util.List;

/// Reads `go.mod` and the `go.work` of a workspace (Go Modules Reference, "go.mod files",
/// "Workspaces"). Since Go 1.17 a `go.mod` lists every module of the build.
public final class GoMod implements LockExtractor {

  @Override
  public String name() {
    return "go-mod";
  }

  @Override
  public boolean wants(String path) {
    return FileName.is(path, "go.mod") || FileName.is(path, "go.work");
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var listing = new Listing("INV-GO", PackageType.GO, file.path(), sink)) {
      var lines = new LineReader(file.content());
      var module = new ModuleFile(listing);
      String block = "";
      while (lines.next()) {
        String text = lines.text(0);
        int comment = text.indexOf("//");
        boolean indirect = comment >= 0 && text.startsWith("indirect", comment + 3);
        List<String> words = words(comment < 0 ? text : text.substring(0, comment));
        if (words.isEmpty()) {
          continue;
        }
        if (!block.isEmpty()) {
          if (words.getFirst().equals(")")) {
            block = "";
          } else {
            module.take(block, words, indirect, lines.number());
          }
        } else if (words.getLast().equals("(") && words.size() == 2) {
          block = words.getFirst();
        } else {
          module.take(words.getFirst(), words.subList(1, words.size()), indirect, lines.number());
        }
      }
      if (!block.isEmpty()) {
        listing
            .problems()
            .broken(lines.number(), 1, "the file ends within a block", "it is cut off");
      }
      module.finish();
    }
  }

  /// Words apart by blanks; quotes around a word, which paths may have, are dropped.
  private static List<String> words(String text) {
    String plain = text.strip().replace("\"", "").replace("`", "");
    return plain.isEmpty() ? List.of() : List.of(plain.split("\\s+"));
  }
}
