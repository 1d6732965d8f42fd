package dev.assay.reachability.vpc;

import java.util.List;

/// A network access control list.
///
/// @param isDefault whether subnets of the VPC without one of their own use it
/// @param entries of both directions, by rule number
public record NetworkAcl(
    String id, String vpc, boolean isDefault, List<String> subnets, List<NetworkAclEntry> entries)
    implements Component {
  public NetworkAcl {
    subnets = List.copyOf(subnets);
    entries = entries.stream().sorted((a, b) -> Integer.compare(a.number(), b.number())).toList();
  }
}
