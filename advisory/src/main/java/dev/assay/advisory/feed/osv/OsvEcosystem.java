package dev.assay.advisory.feed.osv;

import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.feed.redhat.RedHatStream;
import java.util.List;
import java.util.Optional;

/// Turns OSV's ecosystem text into ours.
final class OsvEcosystem {
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

  /// Empty for what no host is matched with: Red Hat's products other than Enterprise Linux. A
  /// layered product's `runc` is not the distribution's.
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

  /// Of a CPE the tail, `enterprise_linux:9::appstream`, or the release alone.
  private static Optional<Ecosystem> redHat(String tail) {
    return tail.chars().allMatch(Character::isDigit)
        ? Optional.of(new Ecosystem("Red Hat", tail))
        : RedHatStream.of(tail);
  }

  /// `22.04:LTS`, `Pro:22.04:LTS`, `Pro:FIPS-updates:22.04:LTS`, `24.10`.
  private static Ecosystem ubuntu(String release) {
    String base = release.endsWith(":LTS") ? release.substring(0, release.length() - 4) : release;
    return base.startsWith("Pro:")
        ? new Ecosystem("Ubuntu Pro", base.substring("Pro:".length()))
        : new Ecosystem("Ubuntu", base);
  }
}
