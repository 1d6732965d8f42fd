package dev.assay.api.operation;

import dev.assay.api.inspector2.PackageManager;
import dev.assay.api.inspector2.VulnerablePackage;
import dev.assay.finding.StoredFinding.StoredPackage;

/// The packages of a finding as the API shows them.
final class PackageShapes {
  private static final int LONGEST_ARCHITECTURE = 64;
  // Inspector's word where no fix is known.
  private static final String NO_FIX = "NotAvailable";

  private PackageShapes() {}

  static VulnerablePackage shape(StoredPackage stored) {
    var version = stored.version();
    return VulnerablePackage.builder()
        .name(Bounds.cut(stored.name(), Bounds.LONG_TEXT))
        .version(Bounds.cut(Bounds.textOr(version.upstream(), "0"), Bounds.LONG_TEXT))
        .epoch(version.epoch())
        .release(Bounds.text(version.release(), Bounds.LONG_TEXT))
        .arch(Bounds.text(stored.architecture(), LONGEST_ARCHITECTURE))
        .packageManager(PackageManager.of(stored.manager()).orElse(null))
        .filePath(Bounds.text(stored.path(), Bounds.LONG_TEXT))
        .sourceLayerHash(Bounds.digest(stored.layer()))
        .fixedInVersion(Bounds.cut(Bounds.textOr(stored.fixedVersion(), NO_FIX), Bounds.LONG_TEXT))
        .remediation(Bounds.text(stored.remediation(), Bounds.LONG_TEXT))
        .build();
  }
}
