package dev.assay.inventory.extract.conan;

import dev.assay.inventory.extract.input.Listing;
import dev.assay.model.Declaration;

/// A reference, `name/version@user/channel#revision:package%time` (Conan documentation,
/// "References and revisions").
final class ConanReference {
  private ConanReference() {}

  static void add(String reference, int line, boolean development, Listing listing) {
    int end = 0;
    while (end < reference.length() && "@#:%".indexOf(reference.charAt(end)) < 0) {
      end++;
    }
    String bare = reference.substring(0, end);
    int slash = bare.indexOf('/');
    String name = slash < 0 ? bare : bare.substring(0, slash);
    String version = slash < 0 ? "" : bare.substring(slash + 1);
    if (version.startsWith("[")) {
      listing.open(name, line);
    } else {
      var said = new Declaration(Declaration.Relation.UNSTATED, development, "");
      listing.add(name, version, line, said);
    }
  }
}
