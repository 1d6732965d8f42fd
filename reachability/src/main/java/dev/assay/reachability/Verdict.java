package dev.assay.reachability;

/// How far a request is followed (rule Q3).
public enum Verdict {
  /// From the edge of the VPC on, whatever lies behind it; as Amazon Inspector does.
  EDGE,
  /// From its sender on, where the sender is in the data.
  END_TO_END
}
