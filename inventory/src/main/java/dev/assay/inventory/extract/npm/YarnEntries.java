package dev.assay.inventory.extract.npm;

import dev.assay.inventory.extract.input.Item;
import dev.assay.inventory.extract.input.Listing;
import dev.assay.model.Declaration;
import java.util.HashSet;
import java.util.Set;

/// The entries of a lock file of Yarn 2 or later: by all descriptors that led there,
/// `lodash@npm:^4.0.0, lodash@npm:^4.17.0`, each with its resolution, `lodash@npm:4.17.21`. The
/// project's own workspaces are entries too, and say what they ask for; development dependencies
/// are not told apart.
final class YarnEntries {
  private final Listing listing;
  private final Set<String> wanted = new HashSet<>();

  YarnEntries(Listing listing) {
    this.listing = listing;
  }

  void read(Item document) {
    for (Item entry : document.fields().values()) {
      if (NpmName.parse(entry.text("resolution")).reference().startsWith("workspace:")) {
        entry.get("dependencies").fields().forEach(this::want);
      }
    }
    document.fields().forEach(this::add);
  }

  private void want(String name, Item range) {
    String text = range.text();
    // Lock files before version 8 wrote a registry's ranges without the protocol.
    wanted.add(name + "@" + (text.indexOf(':') < 0 ? "npm:" + text : text));
  }

  private void add(String key, Item entry) {
    NpmName resolved = NpmName.parse(entry.text("resolution"));
    String reference = resolved.reference();
    // A patch is laid over an entry of its own, which is the package that is judged.
    if (key.equals("__metadata")
        || NpmName.isLocal(reference)
        || reference.startsWith("patch:")
        || reference.startsWith("virtual:")) {
      return;
    }
    if (reference.startsWith("npm:")) {
      boolean direct = isWanted(key);
      listing.add(
          resolved.name(),
          entry.text("version"),
          entry.line(),
          wanted.isEmpty() ? Declaration.NONE : Declaration.dependency(direct, false));
    } else {
      listing.elsewhere(resolved.name().isEmpty() ? key : resolved.name(), reference, entry.line());
    }
  }

  private boolean isWanted(String key) {
    for (String descriptor : key.split(", ", -1)) {
      if (wanted.contains(descriptor)) {
        return true;
      }
    }
    return false;
  }
}
