package dev.assay.advisory;

/// The naming and release space an advisory speaks about, spelled as OSV spells it.
///
/// @param name `npm`, `PyPI`, `Maven`, `Go`, `Debian`, `Ubuntu`, `Alpine`, `Amazon Linux`, `Red
///     Hat`, `AlmaLinux`, `Rocky Linux` …
/// @param release the distribution's release: `12`, `22.04`, `v3.20`, `2023`, `9`; empty for
///     languages
public record Ecosystem(String name, String release) {

  /// Parses `name` or `name:release`.
  public static Ecosystem parse(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? new Ecosystem(text, "")
        : new Ecosystem(text.substring(0, colon), text.substring(colon + 1));
  }

  @Override
  public String toString() {
    return release.isEmpty() ? name : name + ":" + release;
  }
}
