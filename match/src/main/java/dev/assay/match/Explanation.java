package dev.assay.match;

import dev.assay.advisory.Vulnerability;
import java.util.List;

/// Why an inventory has a vulnerability, or has not.
public sealed interface Explanation {

  /// At least one installed package is named by an advisory for the vulnerability.
  ///
  /// @param verdicts in the inventory's order
  record Judged(Vulnerability vulnerability, List<Verdict> verdicts) implements Explanation {
    public Judged {
      verdicts = List.copyOf(verdicts);
    }
  }

  /// No installed package that was assessed is named by an advisory for the vulnerability.
  ///
  /// @param notAssessed packages that were not looked at, with the reason
  record NothingInstalled(Vulnerability vulnerability, List<MatchResult.NotAssessed> notAssessed)
      implements Explanation {
    public NothingInstalled {
      notAssessed = List.copyOf(notAssessed);
    }
  }

  /// The vulnerability data knows no such id.
  record UnknownVulnerability(String id) implements Explanation {}
}
