package dev.assay.model;

import java.util.Locale;
import java.util.Optional;

/// Reads the package that a purl names, in the spellings that tools use: `epoch` as a qualifier or
/// within the version, `upstream` as a name, as `name@version`, or as a source file's name.
final class PackageOfPurl {
  private PackageOfPurl() {}

  static Optional<InstalledPackage> read(Purl purl, PackageLocation location) {
    Optional<PackageType> type = type(purl.type());
    if (type.isEmpty() || purl.version().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        type.get().isOperatingSystem()
            ? ofDistribution(purl, type.get(), location)
            : InstalledPackage.of(type.get(), name(purl, type.get()), purl.version(), location));
  }

  private static Optional<PackageType> type(String purlType) {
    if (purlType.equals("dpkg")) {
      return Optional.of(PackageType.DEB); // Inspector's own spelling
    }
    for (PackageType type : PackageType.values()) {
      if (type.purlType().equals(purlType)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  private static String name(Purl purl, PackageType type) {
    if (purl.namespace().isEmpty()) {
      return type == PackageType.PYPI ? purl.name().replace('.', '-') : purl.name();
    }
    return purl.namespace() + (type == PackageType.MAVEN ? ":" : "/") + purl.name();
  }

  private static InstalledPackage ofDistribution(
      Purl purl, PackageType type, PackageLocation location) {
    String epoch = purl.qualifier("epoch");
    String version = purl.version();
    if (type == PackageType.RPM && version.startsWith("0:")) {
      version = version.substring(2);
    }
    if (!epoch.isEmpty() && !epoch.equals("0") && version.indexOf(':') < 0) {
      version = epoch + ":" + version;
    }
    return new InstalledPackage(
        type,
        purl.name(),
        version,
        purl.qualifier("arch").toLowerCase(Locale.ROOT),
        source(purl, version),
        location,
        "");
  }

  private static SourcePackage source(Purl purl, String version) {
    // Amazon's inspector-sbomgen 1.1 wrote `source=glibc`; everybody else writes `upstream`.
    String upstream =
        purl.qualifier("upstream").isEmpty()
            ? purl.qualifier("source")
            : purl.qualifier("upstream");
    String module =
        purl.qualifier("rpmmod").isEmpty()
            ? purl.qualifier("modularitylabel")
            : purl.qualifier("rpmmod");
    String file = withoutSuffix(upstream);
    if (!file.equals(upstream)) {
      int split = versionStart(file, version);
      return split <= 0
          ? new SourcePackage(purl.name(), version, module)
          : new SourcePackage(
              file.substring(0, split),
              debianEpoch(purl, version) + file.substring(split + 1),
              module);
    }
    int at = upstream.indexOf('@');
    if (at > 0) {
      return new SourcePackage(upstream.substring(0, at), upstream.substring(at + 1), module);
    }
    return new SourcePackage(upstream.isEmpty() ? purl.name() : upstream, version, module);
  }

  /// A file's name has no epoch, but Debian's advisories do. A binary package that has one nearly
  /// always has its source's. An rpm's source version stays without, as in rpm's own database.
  private static String debianEpoch(Purl purl, String version) {
    return purl.type().equals("rpm") ? "" : version.substring(0, version.indexOf(':') + 1);
  }

  private static String withoutSuffix(String file) {
    for (String suffix : new String[] {".src.rpm", ".nosrc.rpm", ".src.dpkg", ".src.apk"}) {
      if (file.endsWith(suffix)) {
        return file.substring(0, file.length() - suffix.length());
      }
    }
    return file;
  }

  /// Where the version begins in `name-version-release`: the package's own version where the file
  /// ends with it, else behind the second last dash, or the last where no digit follows that.
  private static int versionStart(String file, String version) {
    String own = "-" + version.substring(version.indexOf(':') + 1);
    if (file.endsWith(own)) {
      return file.length() - own.length();
    }
    int last = file.lastIndexOf('-');
    int before = last <= 0 ? -1 : file.lastIndexOf('-', last - 1);
    return before > 0 && Character.isDigit(file.charAt(before + 1)) ? before : last;
  }

  static Optional<OperatingSystem.Distribution> distribution(Purl purl) {
    if (type(purl.type()).filter(PackageType::isOperatingSystem).isEmpty()) {
      return Optional.empty();
    }
    String distro = purl.qualifier("distro");
    // id-release; an id may hold a dash itself, a release does not begin with a letter.
    int dash = distro.lastIndexOf('-');
    String id = dash > 0 ? distro.substring(0, dash) : purl.namespace();
    if (id.isEmpty()) {
      return Optional.empty();
    }
    String known = DistributionNames.idOf(id);
    String release = DistributionNames.releaseOf(known, distro.substring(dash + 1));
    boolean isCodename = !release.isEmpty() && Character.isLetter(release.charAt(0));
    return Optional.of(
        new OperatingSystem.Distribution(
            known, isCodename ? "" : release, isCodename ? release : "", ""));
  }
}
