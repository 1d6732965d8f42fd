package dev.assay.coverage;

/// What is metered: those of the API's `UsageType` that something here is covered by.
public enum UsageType {
  /// Hours of instances whose agent reports their packages, or whose network is looked at.
  EC2_INSTANCE_HOURS,
  /// Hours of instances whose volumes are read.
  EC2_AGENTLESS_INSTANCE_HOURS,
  /// Images that were scanned for the first time.
  ECR_INITIAL_SCAN,
  /// Scans of images after their first.
  ECR_RESCAN,
  /// Hours of functions whose packages are known.
  LAMBDA_FUNCTION_HOURS,
  /// Hours of functions whose code is scanned.
  LAMBDA_FUNCTION_CODE_HOURS
}
