package dev.assay.reachability.path;

import dev.assay.reachability.InternetSpace;
import dev.assay.reachability.Origin;
import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.address.AddressSet;
import dev.assay.reachability.address.Cidr;
import dev.assay.reachability.vpc.InternetGateway;
import dev.assay.reachability.vpc.TransitGatewayAttachment;
import dev.assay.reachability.vpc.VpcPeeringConnection;
import dev.assay.reachability.vpc.VpnGateway;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One way into a VPC (rule Q2).
///
/// @param id of the gateway or connection
/// @param attachment of a transit gateway; empty for others
record Edge(Origin origin, String id, String vpc, String attachment) implements Comparable<Edge> {
  private static final Comparator<Edge> ORDER =
      Comparator.comparing(Edge::origin).thenComparing(Edge::id).thenComparing(Edge::attachment);

  static List<Edge> of(String vpc, World world) {
    List<Edge> edges = new ArrayList<>();
    for (InternetGateway gateway : world.entering(InternetGateway.class, vpc)) {
      edges.add(new Edge(Origin.INTERNET, gateway.id(), vpc, ""));
    }
    for (VpcPeeringConnection peering : world.entering(VpcPeeringConnection.class, vpc)) {
      if (peering.isActive()) {
        edges.add(new Edge(Origin.PEERED_VPC, peering.id(), vpc, ""));
      }
    }
    for (VpnGateway gateway : world.entering(VpnGateway.class, vpc)) {
      edges.add(new Edge(Origin.VPN_GATEWAY, gateway.id(), vpc, ""));
    }
    for (TransitGatewayAttachment attachment :
        world.entering(TransitGatewayAttachment.class, vpc)) {
      if (attachment.isAvailable() && attachment.isOfVpc()) {
        edges.add(
            new Edge(Origin.TRANSIT_GATEWAY, attachment.transitGateway(), vpc, attachment.id()));
      }
    }
    return edges.stream().sorted().toList();
  }

  /// The addresses from which traffic can arrive here at all (rules S1–S3).
  AddressSet sourceSpace(AddressFamily family, World world) {
    return switch (origin) {
      case INTERNET -> InternetSpace.of(family);
      case PEERED_VPC -> {
        var peering = world.find(VpcPeeringConnection.class, id).orElseThrow();
        var other = peering.otherSideOf(vpc);
        List<Cidr> blocks = new ArrayList<>(other.blocks());
        blocks.addAll(world.blocksOf(other.vpc()));
        yield AddressSet.of(family, blocks);
      }
      case VPN_GATEWAY, TRANSIT_GATEWAY -> AddressSet.all(family);
    };
  }

  @Override
  public int compareTo(Edge other) {
    return ORDER.compare(this, other);
  }
}
