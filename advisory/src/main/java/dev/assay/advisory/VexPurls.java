package dev.assay.advisory;

import dev.assay.model.Purl;
import java.util.Optional;

/// Purls as VEX documents use them: with or without a version, loosely spelled.
public final class VexPurls {
  private VexPurls() {}

  /// Reads a purl; empty where the text is none.
  public static Optional<Purl> read(String text) {
    try {
      return text.startsWith("pkg:") ? Optional.of(Purl.parse(text)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// The package without version, qualifiers and subpath: the key of a repository's index.
  public static String base(Purl purl) {
    return Purl.of(purl.type(), purl.namespace(), purl.name(), "").toString();
  }
}
