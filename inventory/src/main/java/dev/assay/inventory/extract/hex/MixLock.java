package dev.assay.inventory.extract.hex;

import dev.assay.inventory.extract.LockExtractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileName;
import dev.assay.inventory.extract.input.LineReader;
import dev.assay.inventory.extract.input.Listing;
import dev.assay.model.PackageType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads `mix.lock`: an Elixir map that Mix writes with one package a line, `"plug": {:hex, :plug,
/// "1.3.2", …}` or `{:git, "address", …}` (Hex documentation, "Usage"; Mix, `Mix.Dep.Lock`).
/// Nothing is run.
public final class MixLock implements LockExtractor {

  @Override
  public String name() {
    return "mix";
  }

  @Override
  public boolean wants(String path) {
    return FileName.is(path, "mix.lock");
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var listing = new Listing("INV-HEX", PackageType.HEX, file.path(), sink)) {
      var lines = new LineReader(file.content());
      while (lines.next()) {
        String text = lines.text(0);
        int open = text.indexOf('{');
        if (text.startsWith("\"") && open > 0) {
          take(text, open, lines.number(), listing);
        }
      }
    }
  }

  private static void take(String text, int open, int line, Listing listing) {
    List<String> words = firstThree(text, open + 1);
    String key = text.substring(1, Math.max(1, text.indexOf('"', 1)));
    switch (words.getFirst()) {
      case ":hex" -> listing.add(unmarked(words.get(1)), unmarked(words.get(2)), line);
      case ":git" -> listing.elsewhere(key, unmarked(words.get(1)), line);
      case ":path" -> {} // part of the project
      default -> listing.problems().broken(line, open + 1, "not an entry of Mix", key + " skipped");
    }
  }

  /// The first three elements of a tuple, as written; empty where there are fewer.
  private static List<String> firstThree(String text, int from) {
    var words = new ArrayList<String>(3);
    int at = from;
    while (words.size() < 3) {
      int end = at;
      while (end < text.length() && text.charAt(end) != ',' && text.charAt(end) != '}') {
        end++;
      }
      words.add(text.substring(at, end).strip());
      at = end < text.length() && text.charAt(end) == ',' ? end + 1 : text.length();
    }
    return words;
  }

  /// An atom, `:plug` or `:"a-b"`, or a text without what marks it.
  private static String unmarked(String word) {
    String bare = word.startsWith(":") ? word.substring(1) : word;
    boolean quoted = bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"");
    return quoted ? bare.substring(1, bare.length() - 1) : bare;
  }
}
