package dev.assay.finding;

import dev.assay.advisory.Vulnerability;
import dev.assay.model.Severity;
import java.util.List;

/// One vulnerability of one artifact, with every package of the artifact that has it.
///
/// @param vulnerability what is known about it
/// @param title id, dash, package names, as Inspector words it
/// @param severity after the publisher that speaks for the packages
/// @param score with where it came from
/// @param source which publisher's record decided, in the API's words: `DEBIAN_CVE`, `NVD`,
///     `GITHUB`
/// @param vendorSeverity the publisher's own word; empty where none
/// @param packages at least one, sorted by name, version and path
public record PackageFinding(
    Vulnerability vulnerability,
    String title,
    Severity severity,
    Score score,
    String source,
    String vendorSeverity,
    List<VulnerablePackage> packages) {
  public PackageFinding {
    packages = List.copyOf(packages);
  }

  /// Whether all, some or none of the packages have a fix.
  public FixAvailability fixAvailability() {
    long fixable = packages.stream().filter(VulnerablePackage::isFixable).count();
    if (fixable == 0) {
      return FixAvailability.NO;
    }
    return fixable == packages.size() ? FixAvailability.YES : FixAvailability.PARTIAL;
  }

  /// The API's `fixAvailable`.
  public enum FixAvailability {
    YES,
    NO,
    PARTIAL
  }
}
