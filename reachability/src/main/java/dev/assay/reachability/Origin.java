package dev.assay.reachability;

/// Where a request may come from, in the order of the output.
public enum Origin {
  INTERNET,
  PEERED_VPC,
  VPN_GATEWAY,
  TRANSIT_GATEWAY
}
