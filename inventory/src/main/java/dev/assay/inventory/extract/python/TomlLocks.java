package dev.assay.inventory.extract.python;

import dev.assay.inventory.extract.LockExtractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileName;
import dev.assay.inventory.extract.input.Item;
import dev.assay.inventory.extract.input.Listing;
import dev.assay.inventory.extract.input.TomlTree;
import dev.assay.model.Declaration;
import dev.assay.model.PackageType;
import java.io.IOException;

/// Reads the lock files of Python that are TOML: `poetry.lock`, `pdm.lock`, `uv.lock` and
/// `pylock.toml` (PEP 751). All list packages as tables; they differ in how they say where a
/// package comes from and what it is for.
public final class TomlLocks implements LockExtractor {

  @Override
  public String name() {
    return "python-lock";
  }

  @Override
  public boolean wants(String path) {
    return FileName.is(path, "poetry.lock")
        || FileName.is(path, "pdm.lock")
        || FileName.is(path, "uv.lock")
        || isPylock(path);
  }

  /// `pylock.toml` and `pylock.NAME.toml` (PEP 751, "File Name").
  private static boolean isPylock(String path) {
    return path.endsWith(".toml")
        && (FileName.is(path, "pylock.toml") || FileName.of(path).startsWith("pylock."));
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var listing = new Listing("INV-PYTHON", PackageType.PYPI, file.path(), sink)) {
      Item document = TomlTree.read(file, listing.problems());
      switch (FileName.of(file.path())) {
        case "poetry.lock" ->
            document.get("package").items().forEach(entry -> addOfPoetry(entry, listing));
        case "pdm.lock" ->
            document.get("package").items().forEach(entry -> addOfPdm(entry, listing));
        case "uv.lock" -> new UvPackages(document, listing).read();
        default -> document.get("packages").items().forEach(entry -> addOfPylock(entry, listing));
      }
    }
  }

  private static void addOfPoetry(Item entry, Listing listing) {
    // Poetry before 1.5 had a category, Poetry from 2.0 on has groups.
    boolean development =
        entry.text("category").equals("dev") || isOnlyOther(entry.get("groups"), "main");
    Item source = entry.get("source");
    switch (source.text("type")) {
      case "directory", "file" -> {} // part of the project
      case "git", "url" -> listing.elsewhere(entry.text("name"), source.text("url"), entry.line());
      default -> add(entry, development, listing);
    }
  }

  private static void addOfPdm(Item entry, Listing listing) {
    String address = entry.text("git") + entry.text("url");
    if (!address.isEmpty()) {
      listing.elsewhere(entry.text("name"), address, entry.line());
    } else if (!entry.get("path").isPresent()) {
      add(entry, isOnlyOther(entry.get("groups"), "default"), listing);
    }
  }

  private static void addOfPylock(Item entry, Listing listing) {
    Item repository = entry.get("vcs");
    Item archive = entry.get("archive");
    if (repository.isPresent() || archive.isPresent()) {
      String address = repository.text("url") + archive.text("url");
      listing.elsewhere(entry.text("name"), address, entry.line());
    } else if (!entry.get("directory").isPresent()) {
      add(entry, false, listing);
    }
  }

  /// Whether groups are named and the shipped one is not among them.
  private static boolean isOnlyOther(Item groups, String shipped) {
    return !groups.items().isEmpty()
        && groups.items().stream().noneMatch(group -> group.text().equals(shipped));
  }

  private static void add(Item entry, boolean development, Listing listing) {
    listing.add(
        NormalName.of(entry.text("name")),
        entry.text("version"),
        entry.line(),
        new Declaration(Declaration.Relation.UNSTATED, development, ""));
  }
}
