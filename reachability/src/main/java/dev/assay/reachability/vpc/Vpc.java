package dev.assay.reachability.vpc;

import dev.assay.reachability.address.Cidr;
import java.util.List;

/// A virtual private cloud.
///
/// @param owner account id; empty where unknown
/// @param blocks associated blocks of both families
public record Vpc(String id, String owner, List<Cidr> blocks) implements Component {
  public Vpc {
    blocks = List.copyOf(blocks);
  }
}
