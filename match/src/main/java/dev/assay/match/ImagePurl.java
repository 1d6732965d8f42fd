package dev.assay.match;

import dev.assay.model.Artifact;
import dev.assay.model.Purl;
import java.util.Locale;

/// Images as purls name them (purl-spec, type `oci`): the name is the last part of the repository,
/// the version is the digest, `repository_url` is where it lies, `tag` is a tag.
final class ImagePurl {
  private ImagePurl() {}

  static boolean names(Purl purl, Artifact.Image image) {
    return purl.name().equals(name(image))
        && (purl.version().isEmpty() || purl.version().equals(image.digest()))
        && isIn(purl.qualifier("repository_url"), image)
        && (purl.qualifier("tag").isEmpty() || hasTag(image, purl.qualifier("tag")));
  }

  static String name(Artifact.Image image) {
    String repository = repository(image);
    return repository.substring(repository.lastIndexOf('/') + 1);
  }

  /// The address may be given with the image's name or without; Docker's own registry is left out
  /// of references.
  private static boolean isIn(String address, Artifact.Image image) {
    if (address.isEmpty()) {
      return true;
    }
    String wanted = withoutDefaults(address.toLowerCase(Locale.ROOT));
    String repository = withoutDefaults(repository(image));
    int slash = repository.lastIndexOf('/');
    return wanted.equals(repository)
        || wanted.equals(slash < 0 ? "" : repository.substring(0, slash));
  }

  private static String withoutDefaults(String address) {
    String name = address;
    for (String start : new String[] {"index.", "docker.io/", "library/"}) {
      name = name.startsWith(start) ? name.substring(start.length()) : name;
    }
    return name.equals("docker.io") || name.equals("library") ? "" : name;
  }

  private static boolean hasTag(Artifact.Image image, String tag) {
    return image.name().endsWith(":" + tag)
        || image.tags().stream().anyMatch(one -> one.equals(tag) || one.endsWith(":" + tag));
  }

  /// The reference without tag and digest, in lower case.
  private static String repository(Artifact.Image image) {
    String name = image.name().toLowerCase(Locale.ROOT);
    int at = name.indexOf('@');
    name = at < 0 ? name : name.substring(0, at);
    int colon = name.lastIndexOf(':');
    return colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
  }
}
