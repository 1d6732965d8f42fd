package dev.assay.account;

/// What can be switched on and off: the API's `ResourceScanType`.
public enum ScanKind {
  EC2,
  ECR,
  LAMBDA,
  LAMBDA_CODE,
  CODE_REPOSITORY
}
