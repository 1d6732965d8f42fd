package dev.assay.delivery.format;

import dev.assay.model.Artifact;
import dev.assay.model.Purl;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// An image reference taken apart, after the grammar of the distribution project: registry,
/// repository, tag.
///
/// @param registry host and port; `local` for an archive, `docker.io` where none is named
/// @param repository only characters that an ARN allows
/// @param tag empty where there is none
record ImageName(String registry, String repository, String tag) {

  static ImageName of(Artifact.Image image) {
    String name = image.name();
    int digest = name.indexOf('@');
    String reference = digest < 0 ? name : name.substring(0, digest);
    int slash = reference.indexOf('/');
    String first = slash < 0 ? "" : reference.substring(0, slash);
    boolean named = first.indexOf('.') > 0 || first.indexOf(':') > 0 || first.equals("localhost");
    String path = named ? reference.substring(slash + 1) : reference;
    int colon = path.lastIndexOf(':');
    boolean tagged = colon > path.lastIndexOf('/');
    boolean file = reference.startsWith("/") || reference.startsWith(".");
    return new ImageName(
        file ? "local" : named ? first : "docker.io",
        allowed(tagged ? path.substring(0, colon) : path),
        tagged ? path.substring(colon + 1) : "");
  }

  /// The image's purl (purl-spec, type `oci`).
  static String purl(Artifact.Image image) {
    ImageName name = of(image);
    String repository = name.repository().toLowerCase(Locale.ROOT);
    var qualifiers = new TreeMap<String, String>();
    if (!name.registry().equals("local")) {
      qualifiers.put("repository_url", name.registry().toLowerCase(Locale.ROOT) + "/" + repository);
    }
    return new Purl(
            "oci",
            "",
            repository.substring(repository.lastIndexOf('/') + 1),
            image.digest(),
            qualifiers,
            "")
        .toString();
  }

  List<String> tags(Artifact.Image image) {
    if (!image.tags().isEmpty()) {
      return image.tags().stream().filter(text -> !text.isEmpty()).toList();
    }
    return tag.isEmpty() ? List.of() : List.of(tag);
  }

  /// Whatever an ARN does not allow in a name becomes `_`; nothing at all becomes `unnamed`.
  static String allowed(String name) {
    var kept = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean plain = c < 0x80 && Character.isLetterOrDigit(c);
      if (plain || c == '.' || c == '_' || c == '-' || (c == '/' && !kept.isEmpty())) {
        kept.append(c);
      } else if (c != '/') {
        kept.append('_');
      }
    }
    return kept.isEmpty() ? "unnamed" : kept.toString();
  }
}
