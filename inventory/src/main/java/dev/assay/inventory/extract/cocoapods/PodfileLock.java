package dev.assay.inventory.extract.cocoapods;

import dev.assay.inventory.extract.LockExtractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileName;
import dev.assay.inventory.extract.input.Item;
import dev.assay.inventory.extract.input.Listing;
import dev.assay.inventory.extract.input.YamlTree;
import dev.assay.model.Declaration;
import dev.assay.model.PackageType;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Reads `Podfile.lock`: under `PODS` a list of `Name (version)`, perhaps with what it needs,
/// under `DEPENDENCIES` what the project names, and under `EXTERNAL SOURCES` pods from
/// repositories and folders (CocoaPods guides, "What is a Podfile.lock"). A subspec, `Name/Part`,
/// is part of its pod.
public final class PodfileLock implements LockExtractor {

  @Override
  public String name() {
    return "cocoapods";
  }

  @Override
  public boolean wants(String path) {
    return FileName.is(path, "Podfile.lock");
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var listing = new Listing("INV-COCOAPODS", PackageType.COCOAPODS, file.path(), sink)) {
      Item document = YamlTree.read(file.content(), listing.problems());
      Map<String, Item> external = document.get("EXTERNAL SOURCES").fields();
      Set<String> direct = new HashSet<>();
      document.get("DEPENDENCIES").items().forEach(named -> direct.add(pod(named.text())));
      for (Item entry : document.get("PODS").items()) {
        // With what it needs below, an entry is a mapping of one key.
        String text =
            entry.fields().isEmpty() ? entry.text() : entry.fields().keySet().iterator().next();
        String name = pod(text);
        Item source = external.getOrDefault(name, new Item.Nothing());
        if (source.get(":git").isPresent() || source.get(":http").isPresent()) {
          listing.elsewhere(name, source.text(":git") + source.text(":http"), entry.line());
        } else if (!source.get(":path").isPresent()) {
          var said = Declaration.dependency(direct.contains(name), false);
          listing.add(name, version(text), entry.line(), said);
        }
      }
    }
  }

  private static String pod(String text) {
    int end = 0;
    while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != '/') {
      end++;
    }
    return text.substring(0, end);
  }

  private static String version(String text) {
    int open = text.indexOf('(');
    int close = text.indexOf(')', open + 1);
    return open < 0 || close < 0 ? "" : text.substring(open + 1, close);
  }
}
