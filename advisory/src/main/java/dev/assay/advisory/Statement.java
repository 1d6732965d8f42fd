package dev.assay.advisory;

import java.util.List;

/// What one record says about one package.
public sealed interface Statement {

  /// Some versions are affected: those in any range and those listed.
  ///
  /// @param ranges may be empty where versions are listed
  /// @param versions listed one by one, in the record's own spelling
  /// @param plan what the publisher means to do where no fixed version is given
  /// @param through the parts of the package that hold the flaw, with the functions by which it is
  ///     reached: `golang.org/x/net/http2 (Server.ServeConn)`; empty where the publisher says none
  record Affected(
      List<AffectedRange> ranges, List<String> versions, FixPlan plan, List<String> through)
      implements Statement {
    public Affected {
      ranges = List.copyOf(ranges);
      versions = List.copyOf(versions);
      through = List.copyOf(through);
    }

    /// Of a publisher that speaks of the package as a whole.
    public Affected(List<AffectedRange> ranges, List<String> versions, FixPlan plan) {
      this(ranges, versions, plan, List.of());
    }
  }

  /// The publisher says that no version of this package in this ecosystem is affected.
  record NotAffected(String reason) implements Statement {}

  /// The publisher has not decided.
  record Undetermined(String reason) implements Statement {}

  /// What a publisher means to do about an affected package that has no fix.
  enum FixPlan {
    /// Nothing is said.
    UNKNOWN,
    /// A fix is expected.
    NOT_YET_FIXED,
    /// Put off to a later update.
    DEFERRED,
    /// No fix will come.
    WILL_NOT_FIX,
    /// The release or the package is no longer supported.
    END_OF_LIFE
  }
}
