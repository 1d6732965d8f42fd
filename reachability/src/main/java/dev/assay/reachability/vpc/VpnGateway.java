package dev.assay.reachability.vpc;

import java.util.List;

/// A virtual private gateway.
///
/// @param vpcs to which it has a good attachment
public record VpnGateway(String id, List<String> vpcs) implements Component {
  public VpnGateway {
    vpcs = List.copyOf(vpcs);
  }
}
