package dev.assay.model;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A package URL in its canonical form: ECMA-427, "Package-URL specification"; checked against the
/// specification's own cases.
///
/// @param type lower case: `deb`, `npm`
/// @param namespace the segments before the name, joined by `/`, not encoded; empty where there are
///     none
/// @param name not encoded
/// @param version not encoded; empty where not given
/// @param qualifiers by key, never with an empty value
/// @param subpath within the package; empty where not given
public record Purl(
    String type,
    String namespace,
    String name,
    String version,
    SortedMap<String, String> qualifiers,
    String subpath) {

  /// Checks the parts and brings them into the type's canonical spelling.
  ///
  /// @throws IllegalArgumentException with a reason for people
  public Purl {
    type = PurlRules.type(type);
    namespace = PurlRules.namespace(type, namespace);
    name = PurlRules.name(type, name);
    version = PurlRules.version(type, version);
    qualifiers = Collections.unmodifiableSortedMap(PurlRules.qualifiers(qualifiers));
  }

  /// A purl without qualifiers.
  public static Purl of(String type, String namespace, String name, String version) {
    return new Purl(type, namespace, name, version, new TreeMap<>(), "");
  }

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException with a reason for people
  public static Purl parse(String text) {
    return PurlText.parse(text);
  }

  /// The conventional purl of an installed package, as the widespread tools write it: a
  /// distribution's packages carry `arch`, `distro`, `epoch` (rpm) and, where the source package
  /// differs, `upstream`.
  public static Purl of(InstalledPackage installed, OperatingSystem system) {
    return PurlOfPackage.write(installed, system);
  }

  /// The package this purl names, at a location; the reverse of [#of(InstalledPackage,
  /// OperatingSystem)] that also accepts the spellings of other tools. Empty for types that no
  /// [PackageType] stands for and where the version is missing.
  public Optional<InstalledPackage> installedAt(PackageLocation location) {
    return PackageOfPurl.read(this, location);
  }

  /// The distribution that the purl of an operating-system package names in its namespace and
  /// `distro` qualifier.
  public Optional<OperatingSystem.Distribution> distribution() {
    return PackageOfPurl.distribution(this);
  }

  /// A qualifier's value; empty where it is not given.
  public String qualifier(String key) {
    return qualifiers.getOrDefault(key, "");
  }

  @Override
  public String toString() {
    return PurlText.print(this);
  }
}
