/// Inventory and advisories in, verdicts out.
///
/// *Takes* an [dev.assay.model.Inventory] and [dev.assay.advisory.Advisories]; *gives* one
/// [Verdict] for each installed package and each statement about it, with the evidence.
///
/// Must not know about databases, networks or findings.
@NullMarked
package dev.assay.match;

import org.jspecify.annotations.NullMarked;
