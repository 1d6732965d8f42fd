package dev.assay.reachability.path;

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

  /// Unicast addresses that the internet routes: rule S1, from the IANA special-purpose registry.
  private static final AddressSet INTERNET_IPV4 =
      AddressSet.all(AddressFamily.IPV4)
          .minus(
              AddressSet.of(
                  AddressFamily.IPV4,
                  List.of(
                      Cidr.parse("0.0.0.0/8"),
                      Cidr.parse("10.0.0.0/8"),
                      Cidr.parse("100.64.0.0/10"),
                      Cidr.parse("127.0.0.0/8"),
                      Cidr.parse("169.254.0.0/16"),
                      Cidr.parse("172.16.0.0/12"),
                      Cidr.parse("192.168.0.0/16"),
                      Cidr.parse("224.0.0.0/3"))));

  private static final AddressSet INTERNET_IPV6 = AddressSet.of(Cidr.parse("2000::/3"));

  static List<Edge> of(String vpc, World world) {
    List<Edge> edges = new ArrayList<>();
    for (InternetGateway gateway : world.all(InternetGateway.class)) {
      if (gateway.vpcs().contains(vpc)) {
        edges.add(new Edge(Origin.INTERNET, gateway.id(), vpc, ""));
      }
    }
    for (VpcPeeringConnection peering : world.all(VpcPeeringConnection.class)) {
      if (peering.isActive() && peering.joins(vpc)) {
        edges.add(new Edge(Origin.PEERED_VPC, peering.id(), vpc, ""));
      }
    }
    for (VpnGateway gateway : world.all(VpnGateway.class)) {
      if (gateway.vpcs().contains(vpc)) {
        edges.add(new Edge(Origin.VPN_GATEWAY, gateway.id(), vpc, ""));
      }
    }
    for (TransitGatewayAttachment attachment : world.all(TransitGatewayAttachment.class)) {
      if (attachment.isAvailable() && attachment.isOfVpc() && attachment.resource().equals(vpc)) {
        edges.add(
            new Edge(Origin.TRANSIT_GATEWAY, attachment.transitGateway(), vpc, attachment.id()));
      }
    }
    return edges.stream().sorted().toList();
  }

  /// The addresses from which traffic can arrive here at all (rules S1–S3).
  AddressSet sourceSpace(AddressFamily family, World world) {
    return switch (origin) {
      case INTERNET -> family == AddressFamily.IPV4 ? INTERNET_IPV4 : INTERNET_IPV6;
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
