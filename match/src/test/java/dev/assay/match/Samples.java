package dev.assay.match;

import dev.assay.model.Artifact;
import dev.assay.model.InstalledPackage;
import dev.assay.model.Inventory;
import dev.assay.model.OperatingSystem;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import dev.assay.model.SourcePackage;
import java.util.List;

/// Inventories of a line each.
final class Samples {
  private Samples() {}

  static final OperatingSystem DEBIAN = system("debian", "12", "bookworm");

  static OperatingSystem system(String id, String version, String codename) {
    return new OperatingSystem.Distribution(id, version, codename, (id + " " + version).strip());
  }

  static Inventory inventory(OperatingSystem system, InstalledPackage... packages) {
    return new Inventory(new Artifact.Folder("sample"), system, List.of(packages), List.of());
  }

  static Inventory languages(InstalledPackage... packages) {
    return inventory(new OperatingSystem.Unidentified("no os-release file"), packages);
  }

  static InstalledPackage installed(PackageType type, String name, String version) {
    return InstalledPackage.of(type, name, version, PackageLocation.of("place/" + name));
  }

  static InstalledPackage builtFrom(
      PackageType type, String name, String version, String source, String sourceVersion) {
    return new InstalledPackage(
        type,
        name,
        version,
        "amd64",
        new SourcePackage(source, sourceVersion),
        PackageLocation.of("var/lib/dpkg/status"),
        "");
  }
}
