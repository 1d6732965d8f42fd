package dev.assay.advisory.feed.osv;

import dev.assay.advisory.Ecosystem;
import java.util.List;
import java.util.Optional;

/// Turns OSV's ecosystem text into ours.
final class OsvEcosystem {
  private static final String MAIN_RED_HAT_STREAM = "enterprise_linux:";
  private static final List<String> DISTRIBUTIONS =
      List.of(
          "Debian",
          "Ubuntu",
          "Ubuntu Pro",
          "Alpine",
          "Red Hat",
          "AlmaLinux",
          "Rocky Linux",
          "SUSE",
          "openSUSE");

  private OsvEcosystem() {}

  /// Empty for what no host is matched with: Red Hat products other than Enterprise Linux itself.
  /// Extended streams (EUS and the like) have fix versions of their own, and a layered product's
  /// `runc` is not the distribution's; without knowing the enabled repositories both would accuse
  /// patched hosts.
  static Optional<Ecosystem> parse(String text) {
    Ecosystem plain = Ecosystem.parse(text);
    return switch (plain.name()) {
      case "Red Hat" -> redHat(plain.release());
      case "Ubuntu" -> Optional.of(ubuntu(plain.release()));
      default -> Optional.of(plain);
    };
  }

  static boolean isDistribution(Ecosystem ecosystem) {
    return DISTRIBUTIONS.contains(ecosystem.name());
  }

  /// `enterprise_linux:9::appstream` is the tail of a CPE, not a release.
  private static Optional<Ecosystem> redHat(String tail) {
    if (!tail.startsWith(MAIN_RED_HAT_STREAM)) {
      return tail.chars().allMatch(Character::isDigit)
          ? Optional.of(new Ecosystem("Red Hat", tail))
          : Optional.empty();
    }
    String version = tail.substring(MAIN_RED_HAT_STREAM.length());
    int end = 0;
    while (end < version.length() && Character.isDigit(version.charAt(end))) {
      end++;
    }
    return end == 0
        ? Optional.empty()
        : Optional.of(new Ecosystem("Red Hat", version.substring(0, end)));
  }

  /// `22.04:LTS`, `Pro:22.04:LTS`, `Pro:FIPS-updates:22.04:LTS`, `24.10`.
  private static Ecosystem ubuntu(String release) {
    String base = release.endsWith(":LTS") ? release.substring(0, release.length() - 4) : release;
    return base.startsWith("Pro:")
        ? new Ecosystem("Ubuntu Pro", base.substring("Pro:".length()))
        : new Ecosystem("Ubuntu", base);
  }
}
