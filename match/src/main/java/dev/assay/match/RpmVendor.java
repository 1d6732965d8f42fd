package dev.assay.match;

import dev.assay.model.InstalledPackage;
import dev.assay.model.OperatingSystem;
import dev.assay.model.PackageType;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Whether a distribution built an rpm itself. Its advisories speak of nothing else: a package of
/// EPEL, Docker or NVIDIA may have the same name and another flaw.
///
/// Where the package names no vendor, or nothing is known of the distribution's, it counts as the
/// distribution's.
final class RpmVendor {
  /// How the vendor of a distribution's own packages begins, by `ID` of `os-release`: as these name
  /// themselves in them.
  private static final Map<String, List<String>> OWN =
      Map.ofEntries(
          Map.entry("rhel", List.of("red hat")),
          Map.entry("centos", List.of("centos", "red hat")),
          Map.entry("almalinux", List.of("almalinux", "cloudlinux")),
          Map.entry("rocky", List.of("rocky")),
          Map.entry("ol", List.of("oracle")),
          Map.entry("amzn", List.of("amazon")),
          Map.entry("fedora", List.of("fedora")),
          Map.entry("photon", List.of("vmware", "broadcom")),
          Map.entry("azurelinux", List.of("microsoft")),
          Map.entry("mariner", List.of("microsoft")),
          Map.entry("sles", List.of("suse")),
          Map.entry("sles_sap", List.of("suse")),
          Map.entry("sled", List.of("suse")),
          Map.entry("opensuse-leap", List.of("opensuse", "suse")),
          Map.entry("opensuse-tumbleweed", List.of("opensuse", "suse")));

  private RpmVendor() {}

  static boolean isForeign(InstalledPackage installed, OperatingSystem system) {
    String vendor = installed.source().vendor().toLowerCase(Locale.ROOT);
    List<String> own =
        system instanceof OperatingSystem.Distribution distribution
            ? OWN.getOrDefault(distribution.id(), List.of())
            : List.of();
    return installed.type() == PackageType.RPM
        && !vendor.isEmpty()
        && !own.isEmpty()
        && own.stream().noneMatch(vendor::startsWith);
  }
}
