package dev.assay.advisory.feed.oval;

import java.util.List;

/// When a definition holds (OVAL 5.11, `CriteriaType` and `CriterionType`).
sealed interface OvalCriteria {
  /// All must hold.
  record All(List<OvalCriteria> parts) implements OvalCriteria {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /// One must hold.
  record Any(List<OvalCriteria> parts) implements OvalCriteria {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /// A test must hold.
  ///
  /// @param test its id
  /// @param comment what is tested, in words; distributions name products and modules in no other
  ///     place
  record Leaf(String test, String comment) implements OvalCriteria {}
}
