package dev.assay.match;

import dev.assay.advisory.AffectedPackage;
import dev.assay.model.InstalledPackage;
import java.util.List;

/// Whether one installed package has one vulnerability, and why.
public sealed interface Verdict {

  InstalledPackage installed();

  AffectedPackage statement();

  /// How the verdict was reached, step by step, in words for people.
  List<String> evidence();

  /// The installed version is affected.
  ///
  /// @param fix what removes it
  record Affected(
      InstalledPackage installed, AffectedPackage statement, Fix fix, List<String> evidence)
      implements Verdict {
    public Affected {
      evidence = List.copyOf(evidence);
    }
  }

  /// The installed version is not affected.
  ///
  /// @param fixed whether that is because it holds the fix
  record NotAffected(
      InstalledPackage installed, AffectedPackage statement, List<String> evidence, boolean fixed)
      implements Verdict {
    public NotAffected {
      evidence = List.copyOf(evidence);
    }

    /// One that was never affected.
    public NotAffected(
        InstalledPackage installed, AffectedPackage statement, List<String> evidence) {
      this(installed, statement, evidence, false);
    }
  }

  /// It cannot be told, and the evidence says why. Shown to the user, never dropped.
  record Undecidable(InstalledPackage installed, AffectedPackage statement, List<String> evidence)
      implements Verdict {
    public Undecidable {
      evidence = List.copyOf(evidence);
    }
  }
}
