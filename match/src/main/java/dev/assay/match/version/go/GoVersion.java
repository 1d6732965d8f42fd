package dev.assay.match.version.go;

import dev.assay.match.version.Digits;
import dev.assay.match.version.semver.SemanticVersion;
import java.util.Optional;

/// A Go version: a semantic version with a `v` before it in modules and without in advisories.
///
/// Pseudo-versions are pre-releases and `+incompatible` is build metadata (Go Modules Reference,
/// "Versions"). The toolchain's own form, `go1.21rc2`, is read as `1.21.0-rc.2`. `(devel)` is no
/// version: what was built is not known.
public record GoVersion(SemanticVersion value) implements Comparable<GoVersion> {

  /// Reads a version; empty where it is none.
  public static Optional<GoVersion> parse(String text) {
    String version = text.strip();
    String bare = version.startsWith("go") ? version.substring(2) : version;
    return SemanticVersion.parse(releaseCandidateAsPrerelease(bare)).map(GoVersion::new);
  }

  @Override
  public int compareTo(GoVersion other) {
    return value.compareTo(other.value);
  }

  /// `1.21rc2` and `1.21beta1`, as toolchains are named, become `1.21-rc.2` and `1.21-beta.1`.
  private static String releaseCandidateAsPrerelease(String version) {
    int at = 0;
    while (at < version.length()
        && (Digits.isDigit(version.charAt(at)) || version.charAt(at) == '.')) {
      at++;
    }
    for (String word : new String[] {"rc", "beta"}) {
      if (at > 0 && version.startsWith(word, at)) {
        return version.substring(0, at) + "-" + word + "." + version.substring(at + word.length());
      }
    }
    return version;
  }
}
