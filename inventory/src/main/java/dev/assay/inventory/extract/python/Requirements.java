package dev.assay.inventory.extract.python;

import dev.assay.inventory.extract.LockExtractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileName;
import dev.assay.inventory.extract.input.LineReader;
import dev.assay.inventory.extract.input.Listing;
import dev.assay.model.PackageType;
import java.io.IOException;

/// Reads pip's requirements files (pip documentation, "Requirements File Format"): text files with
/// `requirements` in their name or in that of their folder. Only what is pinned with `==` or `===`
/// is a package; the rest is counted. Of files that a line includes each is read by itself, if its
/// name says what it is.
public final class Requirements implements LockExtractor {
  private static final int LONGEST_REQUIREMENT = 1 << 20;

  @Override
  public String name() {
    return "python-requirements";
  }

  @Override
  public boolean wants(String path) {
    if (!path.endsWith(".txt")) {
      return false;
    }
    int slash = path.lastIndexOf('/');
    return path.indexOf("requirements", slash + 1) > slash
        || (slash > 0 && FileName.is(path.substring(0, slash), "requirements"));
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var listing = new Listing("INV-PYTHON", PackageType.PYPI, file.path(), sink)) {
      var lines = new LineReader(file.content());
      var logical = new StringBuilder();
      int first = 0;
      while (lines.next()) {
        String text = withoutComment(lines.text(0));
        first = logical.isEmpty() ? lines.number() : first;
        boolean goesOn = text.endsWith("\\");
        logical.append(goesOn ? text.substring(0, text.length() - 1) : text);
        if (logical.length() > LONGEST_REQUIREMENT) {
          listing.problems().limit(first, "a requirement of a megabyte", "it was skipped");
          logical.setLength(0);
        }
        if (!goesOn) {
          take(logical.toString().strip(), first, file.path(), listing);
          logical.setLength(0);
        }
      }
      take(logical.toString().strip(), first, file.path(), listing);
    }
  }

  /// A `#` begins a comment at the start of a line and behind a blank; in addresses it does not.
  private static String withoutComment(String line) {
    int hash = line.indexOf('#');
    while (hash > 0 && line.charAt(hash - 1) != ' ' && line.charAt(hash - 1) != '\t') {
      hash = line.indexOf('#', hash + 1);
    }
    return hash < 0 ? line : line.substring(0, hash).stripTrailing();
  }

  private void take(String text, int line, String path, Listing listing) {
    if (text.isEmpty()) {
      return;
    }
    if (text.charAt(0) == '-') {
      takeOption(text, line, path, listing);
      return;
    }
    switch (Requirement.parse(text)) {
      case Requirement.Pinned(String name, String version) ->
          listing.add(NormalName.of(name), version, line);
      case Requirement.Open(String name) -> listing.open(name, line);
      case Requirement.Elsewhere(String name, String address) ->
          listing.elsewhere(name, address, line);
      case Requirement.Unreadable() ->
          listing.problems().add(2, line, 0, "", text, "not a requirement", "it was skipped");
    }
  }

  private void takeOption(String option, int line, String path, Listing listing) {
    int end = 0;
    while (end < option.length() && " =\t".indexOf(option.charAt(end)) < 0) {
      end++;
    }
    String value = option.substring(Math.min(option.length(), end + 1)).strip();
    switch (option.substring(0, end)) {
      case "-e", "--editable" -> {
        if (value.contains("://")) {
          listing.elsewhere(value, value, line);
        }
      }
      case "-r", "--requirement" -> {
        String included = path.substring(0, path.lastIndexOf('/') + 1) + value;
        if (!wants(included)) {
          listing
              .problems()
              .add(
                  7,
                  line,
                  0,
                  "-r",
                  value,
                  "a file whose name does not say that it holds requirements",
                  "what it requires is unknown");
        }
      }
      default -> {} // where to look and how to install
    }
  }
}
