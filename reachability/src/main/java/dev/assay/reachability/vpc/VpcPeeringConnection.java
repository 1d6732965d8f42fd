package dev.assay.reachability.vpc;

import dev.assay.reachability.address.Cidr;
import java.util.List;

/// A peering connection.
public record VpcPeeringConnection(String id, boolean isActive, Side requester, Side accepter)
    implements Component {

  /// One of its two VPCs, as the connection describes it.
  ///
  /// @param blocks of both families
  public record Side(String vpc, List<Cidr> blocks) {
    public Side {
      blocks = List.copyOf(blocks);
    }
  }

  /// Whether a VPC is one of the two.
  public boolean joins(String vpc) {
    return requester.vpc().equals(vpc) || accepter.vpc().equals(vpc);
  }

  /// The side that the VPC is not.
  public Side otherSideOf(String vpc) {
    return requester.vpc().equals(vpc) ? accepter : requester;
  }
}
