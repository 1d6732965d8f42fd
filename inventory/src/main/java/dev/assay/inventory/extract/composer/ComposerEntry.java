package dev.assay.inventory.extract.composer;

import dev.assay.inventory.extract.input.Item;
import dev.assay.inventory.extract.input.Listing;
import dev.assay.model.Declaration;
import java.util.Locale;
import java.util.stream.Collectors;

/// A package as Composer's files describe it (Composer documentation, "The composer.json schema").
final class ComposerEntry {
  private ComposerEntry() {}

  static void add(Item entry, boolean development, Listing listing) {
    // Of several licences one may choose, says the schema.
    String license =
        entry.get("license").items().stream().map(Item::text).collect(Collectors.joining(" OR "));
    listing.add(
        entry.text("name").toLowerCase(Locale.ROOT),
        entry.text("version"),
        entry.get("name").isPresent() ? entry.get("name").line() : entry.line(),
        new Declaration(
            Declaration.Relation.UNSTATED,
            development,
            license.isEmpty() ? entry.text("license") : license));
  }
}
