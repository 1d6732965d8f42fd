package dev.assay.advisory.feed.ubuntu;

import dev.assay.advisory.Ecosystem;
import java.util.Map;
import java.util.Optional;

/// Whom a line of the tracker speaks of: a release, with what everybody gets or with what only
/// subscribers of Ubuntu Pro get.
record Pocket(Ecosystem ecosystem, boolean isPro) {
  /// Code names with their versions (distro-info-data 0.58, `ubuntu.csv`).
  private static final Map<String, String> RELEASES =
      Map.ofEntries(
          Map.entry("trusty", "14.04"),
          Map.entry("xenial", "16.04"),
          Map.entry("bionic", "18.04"),
          Map.entry("focal", "20.04"),
          Map.entry("jammy", "22.04"),
          Map.entry("kinetic", "22.10"),
          Map.entry("lunar", "23.04"),
          Map.entry("mantic", "23.10"),
          Map.entry("noble", "24.04"),
          Map.entry("oracular", "24.10"),
          Map.entry("plucky", "25.04"),
          Map.entry("questing", "25.10"),
          Map.entry("resolute", "26.04"),
          Map.entry("stonking", "26.10"));

  /// `focal`, `esm-infra/focal`, `trusty/esm`. Empty for what is no release of Ubuntu
  /// (`upstream`), not yet one (`devel`), or a line of versions of its own (`fips/focal`,
  /// `realtime/jammy`), which would accuse or acquit the ordinary packages.
  static Optional<Pocket> of(String word) {
    int slash = word.indexOf('/');
    if (slash < 0) {
      return release("Ubuntu", word, false);
    }
    String before = word.substring(0, slash);
    String after = word.substring(slash + 1);
    if (after.equals("esm")) {
      return release("Ubuntu Pro", before, true);
    }
    return before.startsWith("esm-") ? release("Ubuntu Pro", after, true) : Optional.empty();
  }

  private static Optional<Pocket> release(String name, String codename, boolean isPro) {
    return Optional.ofNullable(RELEASES.get(codename))
        .map(version -> new Pocket(new Ecosystem(name, version), isPro));
  }
}
