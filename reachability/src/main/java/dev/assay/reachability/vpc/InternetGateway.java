package dev.assay.reachability.vpc;

import java.util.List;

/// An internet gateway.
///
/// @param vpcs to which it has a good attachment
public record InternetGateway(String id, List<String> vpcs) implements Component {
  public InternetGateway {
    vpcs = List.copyOf(vpcs);
  }
}
