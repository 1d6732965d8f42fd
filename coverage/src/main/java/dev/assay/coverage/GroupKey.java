package dev.assay.coverage;

/// What coverage can be counted by.
public enum GroupKey {
  SCAN_STATUS_CODE,
  SCAN_STATUS_REASON,
  ACCOUNT_ID,
  RESOURCE_TYPE,
  ECR_REPOSITORY_NAME
}
