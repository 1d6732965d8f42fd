package dev.assay.finding;

import dev.assay.match.Fix;
import dev.assay.match.Verdict;
import dev.assay.model.InstalledPackage;

/// One affected package of a finding.
///
/// @param verdict why it is affected
/// @param remediation the command or sentence that removes it, such as `apt-get update && apt-get
///     upgrade`; empty where none is known
public record VulnerablePackage(Verdict.Affected verdict, String remediation) {

  public InstalledPackage installed() {
    return verdict.installed();
  }

  public boolean isFixable() {
    return verdict.fix() instanceof Fix.Upgrade;
  }
}
