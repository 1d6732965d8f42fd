package dev.assay.advisory.feed.redhat;

import dev.assay.advisory.Statement;
import dev.assay.advisory.Statement.FixPlan;
import dev.assay.advisory.feed.Statements;
import java.util.Optional;

/// What Red Hat's words for the state of a package mean: the same words in the security data
/// (`fix_state`) and in VEX documents (`details` of a remediation).
final class States {
  static final Statement NOT_AFFECTED = new Statement.NotAffected("Red Hat says so");
  static final Statement UNDER_INVESTIGATION =
      new Statement.Undetermined("Red Hat is looking into it");

  private States() {}

  /// Empty for a word that Red Hat does not document.
  static Optional<Statement> of(String word) {
    return switch (word) {
      case "Not affected" -> Optional.of(NOT_AFFECTED);
      case "Under investigation" -> Optional.of(UNDER_INVESTIGATION);
      // No fix is planned because the product's phase of support is over: as vulnerable as before.
      case "Out of support scope" -> Optional.of(Statements.open(FixPlan.END_OF_LIFE));
      case "Will not fix" -> Optional.of(Statements.open(FixPlan.WILL_NOT_FIX));
      case "Fix deferred" -> Optional.of(Statements.open(FixPlan.DEFERRED));
      case "Affected", "New" -> Optional.of(Statements.open(FixPlan.NOT_YET_FIXED));
      default -> Optional.empty();
    };
  }
}
