package dev.assay.reachability.path;

import dev.assay.reachability.vpc.TransitGatewayAttachment;
import dev.assay.reachability.vpc.VpcPeeringConnection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which VPCs traffic may go between: those that are peered or share a transit gateway.
final class ConnectedVpcs {
  private final Map<String, Set<String>> connected = new HashMap<>();

  ConnectedVpcs(World world) {
    for (VpcPeeringConnection peering : world.all(VpcPeeringConnection.class)) {
      connect(peering.requester().vpc(), peering.accepter().vpc());
    }
    List<TransitGatewayAttachment> attachments =
        world.all(TransitGatewayAttachment.class).stream()
            .filter(TransitGatewayAttachment::isOfVpc)
            .toList();
    for (TransitGatewayAttachment one : attachments) {
      for (TransitGatewayAttachment other : attachments) {
        if (one.transitGateway().equals(other.transitGateway())) {
          connect(one.resource(), other.resource());
        }
      }
    }
  }

  private void connect(String one, String other) {
    add(one, other);
    add(other, one);
  }

  private void add(String one, String other) {
    connected.computeIfAbsent(one, vpc -> new HashSet<>(Set.of(vpc))).add(other);
  }

  /// A VPC itself and those connected to it.
  Set<String> of(String vpc) {
    return connected.getOrDefault(vpc, Set.of(vpc));
  }
}
