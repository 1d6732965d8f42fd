package dev.assay.advisory;

import java.util.List;
import java.util.Set;

/// What a new index says differently from an old one, as far as it matters to findings.
public sealed interface IndexDelta {

  /// Anything may be judged differently: an ecosystem is new or gone, or there is no old index.
  record Everything() implements IndexDelta {}

  /// Only packages of these names may be judged differently.
  ///
  /// @param packages names as an index keeps them, of whatever ecosystem
  /// @param vulnerabilities those of which the new index knows other facts, such as another EPSS
  ///     score; a change that only touches these changes no judgement
  record Some(Set<String> packages, List<Vulnerability> vulnerabilities) implements IndexDelta {
    public Some {
      packages = Set.copyOf(packages);
      vulnerabilities = List.copyOf(vulnerabilities);
    }
  }

  /// Compares all that two indexes say. Reads both once.
  ///
  /// @param deciding names of packages by which one tells whether an ecosystem is covered at all:
  ///     where the first statement about one of them comes, or the last goes, anything may change
  static IndexDelta between(NamedAdvisories old, NamedAdvisories fresh, Set<String> deciding) {
    return new IndexComparison(old, fresh, deciding).delta();
  }
}
