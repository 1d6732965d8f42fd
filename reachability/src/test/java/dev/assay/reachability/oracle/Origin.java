package dev.assay.reachability.oracle;

/// Where traffic comes from, in the order of the output.
enum Origin {
  INTERNET,
  PEERED_VPC,
  VPN_GATEWAY,
  TRANSIT_GATEWAY
}
