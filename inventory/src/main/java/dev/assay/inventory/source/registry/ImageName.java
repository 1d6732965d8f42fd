package dev.assay.inventory.source.registry;

import dev.assay.inventory.TargetException;
import dev.assay.inventory.source.archive.Digests;
import java.util.Locale;

/// What an image is called in a registry, after the grammar of Docker's `reference` library.
///
/// @param registry host with an optional port
/// @param repository path in the registry
/// @param tag empty where only a digest was given
/// @param digest empty where only a tag was given
record ImageName(String registry, String repository, String tag, String digest) {
  private static final String HUB = "docker.io";

  /// Reads `registry/repository:tag`, `…@sha256:…`, and Docker Hub's short forms.
  ///
  /// @throws TargetException when it is none of them
  static ImageName parse(String text) {
    int at = text.indexOf('@');
    String digest = at < 0 ? "" : text.substring(at + 1);
    String named = at < 0 ? text : text.substring(0, at);
    int colon = named.lastIndexOf(':');
    boolean tagged = colon > named.lastIndexOf('/');
    String tag = tagged ? named.substring(colon + 1) : digest.isEmpty() ? "latest" : "";
    String path = tagged ? named.substring(0, colon) : named;
    int slash = path.indexOf('/');
    boolean hosted = slash > 0 && isHost(path.substring(0, slash));
    String registry = hosted ? path.substring(0, slash) : HUB;
    String repository = hosted ? path.substring(slash + 1) : path;
    if (registry.equals(HUB) && repository.indexOf('/') < 0) {
      repository = "library/" + repository;
    }
    return checked(text, new ImageName(registry, repository, tag, digest));
  }

  private static boolean isHost(String first) {
    return first.indexOf('.') >= 0 || first.indexOf(':') >= 0 || first.equals("localhost");
  }

  private static ImageName checked(String text, ImageName name) {
    if (!isRepository(name.repository)) {
      throw new TargetException(
          "\"" + text + "\" is no image name: a repository is lower-case letters, digits and ._-/");
    }
    boolean optional = name.tag.isEmpty() && !name.digest.isEmpty();
    if (!optional && !isTag(name.tag)) {
      throw new TargetException(
          "\""
              + text
              + "\" is no image name: its tag has other characters than letters, digits, ._-");
    }
    if (!name.digest.isEmpty() && !Digests.isKnown(name.digest)) {
      throw new TargetException(
          "\"" + text + "\" is no image name: a digest is sha256: and 64 lower-case hex digits");
    }
    if (!name.registry.chars().allMatch(c -> isLetterOrDigit(c) || ".-:[]".indexOf(c) >= 0)) {
      throw new TargetException("\"" + text + "\" is no image name: the registry is no host name");
    }
    return name;
  }

  private static boolean isRepository(String text) {
    return !text.isEmpty()
        && text.length() <= 255
        && !text.startsWith("/")
        && !text.endsWith("/")
        && !text.contains("//")
        && !text.contains("..")
        && text.chars()
            .allMatch(
                c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "._-/".indexOf(c) >= 0);
  }

  private static boolean isTag(String text) {
    return !text.isEmpty()
        && text.length() <= 128
        && text.chars().allMatch(c -> isLetterOrDigit(c) || "._-".indexOf(c) >= 0);
  }

  private static boolean isLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /// Where the registry answers: Docker Hub's API has a host of its own.
  String apiHost() {
    return registry.equals(HUB) || registry.equals("index.docker.io")
        ? "registry-1.docker.io"
        : registry;
  }

  /// Whether the registry is on this machine, where plain HTTP harms nobody.
  boolean isLoopback() {
    String host = registry.toLowerCase(Locale.ROOT);
    int port = host.lastIndexOf(':');
    String name = port > host.lastIndexOf(']') ? host.substring(0, port) : host;
    return name.equals("localhost") || name.equals("[::1]") || isLoopbackV4(name);
  }

  /// `127.evil.example` is no loopback address.
  private static boolean isLoopbackV4(String name) {
    return name.startsWith("127.")
        && name.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
  }

  /// What the manifest is asked for by.
  String reference() {
    return digest.isEmpty() ? tag : digest;
  }
}
