package dev.assay.reachability.vpc;

import dev.assay.reachability.address.Cidr;
import java.util.List;

/// A subnet.
///
/// @param zone availability zone; empty where unknown
/// @param blocks of both families
public record Subnet(String id, String vpc, String zone, List<Cidr> blocks) implements Component {
  public Subnet {
    blocks = List.copyOf(blocks);
  }
}
