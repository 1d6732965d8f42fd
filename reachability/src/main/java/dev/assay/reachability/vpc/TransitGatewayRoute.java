package dev.assay.reachability.vpc;

import dev.assay.reachability.address.Cidr;
import java.util.List;

/// One route of a transit gateway route table.
///
/// @param attachments it leads to; none for a blackhole
public record TransitGatewayRoute(
    Cidr destination, List<String> attachments, boolean isBlackhole, boolean isPropagated) {
  public TransitGatewayRoute {
    attachments = List.copyOf(attachments);
  }
}
