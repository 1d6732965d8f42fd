package dev.assay.inventory.extract.swift;

import dev.assay.inventory.extract.LockExtractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileName;
import dev.assay.inventory.extract.input.Item;
import dev.assay.inventory.extract.input.JsonTree;
import dev.assay.inventory.extract.input.Listing;
import dev.assay.model.PackageType;
import java.io.IOException;

/// Reads `Package.resolved`, versions 1 to 3: a pin for each package, with the address of its
/// repository and its state. Version 1 has them below `object` and says `repositoryURL` for
/// `location` (Swift Package Manager documentation, "Resolving package versions").
public final class PackageResolved implements LockExtractor {

  @Override
  public String name() {
    return "swift";
  }

  @Override
  public boolean wants(String path) {
    return FileName.is(path, "Package.resolved");
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var listing = new Listing("INV-SWIFT", PackageType.SWIFT, file.path(), sink)) {
      Item document = JsonTree.read(file.content(), listing.problems());
      Item older = document.get("object");
      for (Item pin : (older.isPresent() ? older : document).get("pins").items()) {
        add(pin, pin.text(older.isPresent() ? "repositoryURL" : "location"), listing);
      }
    }
  }

  private static void add(Item pin, String address, Listing listing) {
    Item state = pin.get("state");
    String version = state.text("version");
    if (pin.text("kind").equals("localSourceControl")) {
      return;
    }
    if (version.isEmpty()) {
      String at = state.text("branch").isEmpty() ? state.text("revision") : state.text("branch");
      listing.elsewhere(name(address), at, pin.line());
    } else {
      // A registry's package has no address and goes by its identity, scope.name.
      String name = address.isEmpty() ? pin.text("identity") : name(address);
      listing.add(name, version, pin.line());
    }
  }

  /// `https://github.com/apple/swift-nio.git` and `git@github.com:apple/swift-nio.git` become
  /// `github.com/apple/swift-nio`, the form of the purl specification and of OSV.
  private static String name(String address) {
    int scheme = address.indexOf("://");
    String bare = scheme < 0 ? address : address.substring(scheme + 3);
    int slash = bare.indexOf('/');
    int user = bare.lastIndexOf('@', slash < 0 ? bare.length() : slash);
    bare = bare.substring(user + 1);
    if (scheme < 0 && user >= 0) {
      bare = bare.replaceFirst(":", "/");
    }
    return bare.endsWith(".git") ? bare.substring(0, bare.length() - 4) : bare;
  }
}
