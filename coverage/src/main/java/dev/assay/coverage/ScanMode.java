package dev.assay.coverage;

/// How an instance is read: the API's `ScanMode`.
public enum ScanMode {
  /// Not an instance's packages: the API leaves it out.
  NONE,
  EC2_SSM_AGENT_BASED,
  EC2_AGENTLESS
}
