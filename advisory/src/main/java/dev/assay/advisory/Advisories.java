package dev.assay.advisory;

import java.util.List;
import java.util.Optional;

/// The two questions asked of vulnerability data. Safe for use by many threads at once.
public interface Advisories {

  /// Every live statement about a package, in a fixed order; withdrawn records are not among them.
  ///
  /// @param name as [AffectedPackage#name()] spells it
  List<AffectedPackage> affecting(Ecosystem ecosystem, String name);

  /// What is known about a vulnerability.
  ///
  /// @param id any of its ids, in any case
  Optional<Vulnerability> vulnerability(String id);
}
