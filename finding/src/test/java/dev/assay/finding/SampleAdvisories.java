package dev.assay.finding;

import dev.assay.advisory.Advisories;
import dev.assay.advisory.AffectedPackage;
import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.Vulnerability;
import java.util.List;
import java.util.Optional;

/// Knows the vulnerabilities it is given, by all their ids.
record SampleAdvisories(List<Vulnerability> known) implements Advisories {
  SampleAdvisories(Vulnerability... known) {
    this(List.of(known));
  }

  @Override
  public List<AffectedPackage> affecting(Ecosystem ecosystem, String name) {
    return List.of();
  }

  @Override
  public Optional<Vulnerability> vulnerability(String id) {
    return known.stream().filter(v -> v.id().equals(id) || v.aliases().contains(id)).findFirst();
  }
}
