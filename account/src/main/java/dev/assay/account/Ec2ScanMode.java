package dev.assay.account;

/// How instances are read: the API's words.
public enum Ec2ScanMode {
  EC2_SSM_AGENT_BASED,
  EC2_HYBRID
}
