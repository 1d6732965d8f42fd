package dev.assay.inventory.extract.npm;

import dev.assay.inventory.extract.LockExtractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileBytes;
import dev.assay.inventory.extract.input.FileName;
import dev.assay.inventory.extract.input.Item;
import dev.assay.inventory.extract.input.LineReader;
import dev.assay.inventory.extract.input.Listing;
import dev.assay.inventory.extract.input.YamlTree;
import dev.assay.model.PackageType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Reads `yarn.lock`: that of Yarn 1, a format of its own, and that of Yarn 2 and later, which is
/// YAML and has an entry `__metadata`.
public final class YarnLock implements LockExtractor {
  private static final int MOST_BYTES = 32 << 20;
  private static final int HEAD = 4_096;

  @Override
  public String name() {
    return "yarn-lock";
  }

  @Override
  public boolean wants(String path) {
    return FileName.is(path, "yarn.lock") && ModulesPath.afterLast(path) < 0;
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var listing = new Listing("INV-NPM", PackageType.NPM, file.path(), sink)) {
      Optional<byte[]> bytes = FileBytes.read(file, MOST_BYTES);
      if (bytes.isEmpty()) {
        listing.problems().limit(0, "larger than " + MOST_BYTES + " bytes", "it was not read");
        return;
      }
      int head = Math.min(HEAD, bytes.get().length);
      var content = new ByteArrayInputStream(bytes.get());
      if (new String(bytes.get(), 0, head, StandardCharsets.UTF_8).contains("__metadata:")) {
        Item document = YamlTree.read(content, listing.problems());
        new YarnEntries(listing).read(document);
      } else {
        readFirstForm(new LineReader(content), listing);
      }
    }
  }

  /// Yarn 1: a line with all ranges that led here, and below it, indented, the version.
  private static void readFirstForm(LineReader lines, Listing listing)
      throws IOException, InterruptedException {
    String header = "";
    int line = 0;
    while (lines.next()) {
      int first = lines.at(0);
      if (first != ' ' && first != '#' && first != 0) {
        if (!header.isEmpty()) {
          listing.problems().missing(line, "version", "one package skipped");
        }
        header = lines.text(0);
        line = lines.number();
      } else if (!header.isEmpty() && first == ' ' && lines.at(2) != ' ') {
        String field = lines.text(0);
        if (field.startsWith("version ")) {
          add(header, unquoted(field.substring("version ".length())), line, listing);
          header = "";
        }
      }
    }
    if (!header.isEmpty()) {
      listing.problems().broken(line, 1, "the file ends within an entry", "one package skipped");
    }
  }

  private static void add(String header, String version, int line, Listing listing) {
    int comma = header.indexOf(',');
    String first =
        comma < 0 ? header.substring(0, header.length() - 1) : header.substring(0, comma);
    NpmName wanted = NpmName.parse(unquoted(first.strip()));
    if (NpmName.isLocal(wanted.reference())) {
      return;
    }
    NpmName target = wanted.target();
    if (NpmName.isElsewhere(target.reference())) {
      listing.elsewhere(target.name(), target.reference(), line);
    } else {
      listing.add(target.name(), version, line);
    }
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() > 1 && text.charAt(0) == '"' && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
