package dev.assay.reachability.path;

import dev.assay.reachability.Origin;
import dev.assay.reachability.Protocol;
import dev.assay.reachability.address.Address;
import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.address.PortRange;
import dev.assay.reachability.vpc.NetworkInterface;
import dev.assay.reachability.vpc.NetworkInterface.PrivateAddress;
import dev.assay.reachability.vpc.RouteTable;
import dev.assay.reachability.vpc.Subnet;
import dev.assay.reachability.vpc.TransitGatewayAttachment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What depends on the address of an interface that a request goes to, and so cannot be shared
/// between all interfaces of a class: whether it has an address for an edge (A1, A2), an edge's own
/// route table (X1), a transit gateway attachment's zone and ACL (T1–T4).
final class Gates {
  private final World world;
  private final Function<String, AclMaps> acls;

  Gates(World world, Function<String, AclMaps> acls) {
    this.world = world;
    this.acls = acls;
  }

  /// The different gates on the way to the addresses of an interface; none where no address can be
  /// reached through the edge.
  Set<Gate> of(Edge edge, NetworkInterface one, Subnet subnet, AddressFamily family) {
    if (!hasAddress(edge, one, family)) {
      return Set.of();
    }
    if (isSameForAll(edge)) {
      return Set.of(Gate.OPEN);
    }
    Set<Gate> gates = new LinkedHashSet<>();
    for (Address address : addresses(edge, one, family)) {
      switch (edge.origin()) {
        case INTERNET, VPN_GATEWAY -> addGate(table(edge).orElseThrow(), one, address, gates);
        case PEERED_VPC -> gates.add(Gate.OPEN);
        case TRANSIT_GATEWAY -> gates.addAll(of(edge, subnet, address));
      }
    }
    return gates;
  }

  /// The gates on the way to one address through a peering connection or a transit gateway.
  Set<Gate> of(Edge edge, Subnet subnet, Address address) {
    var attachment = world.find(TransitGatewayAttachment.class, edge.attachment());
    if (isSameForAll(edge)) {
      return Set.of(Gate.OPEN);
    }
    Set<Gate> gates = new LinkedHashSet<>();
    attachment.ifPresent(
        known ->
            serving(known, subnet.zone(), world)
                .forEach(own -> gates.add(gate(own, subnet, address))));
    return gates;
  }

  /// Whether nothing depends on the address.
  boolean isSameForAll(Edge edge) {
    return switch (edge.origin()) {
      case INTERNET, VPN_GATEWAY -> table(edge).isEmpty();
      case PEERED_VPC -> true;
      case TRANSIT_GATEWAY ->
          world
              .find(TransitGatewayAttachment.class, edge.attachment())
              .filter(attachment -> attachment.subnets().isEmpty())
              .isPresent();
    };
  }

  private Optional<RouteTable> table(Edge edge) {
    return world.tableOfGateway(edge.id()).filter(own -> own.vpc().equals(edge.vpc()));
  }

  /// Whether an interface has an address that requests through an edge can be for.
  static boolean hasAddress(Edge edge, NetworkInterface one, AddressFamily family) {
    if (family == AddressFamily.IPV6) {
      return !one.ipv6Addresses().isEmpty();
    }
    for (PrivateAddress address : one.privateAddresses()) {
      if (edge.origin() != Origin.INTERNET || address.isPublic()) {
        return true;
      }
    }
    return false;
  }

  /// The addresses of an interface that requests through an edge can be for.
  static List<Address> addresses(Edge edge, NetworkInterface one, AddressFamily family) {
    if (family == AddressFamily.IPV6) {
      return one.ipv6Addresses();
    }
    return one.privateAddresses().stream()
        .filter(address -> edge.origin() != Origin.INTERNET || address.isPublic())
        .map(PrivateAddress::address)
        .toList();
  }

  private void addGate(RouteTable table, NetworkInterface one, Address address, Set<Gate> gates) {
    for (RoutedSpace.Candidate candidate : RoutedSpace.candidates(table, world)) {
      if (candidate.block().contains(address)) {
        String target = candidate.route().target();
        if (candidate.route().isBlackhole()) {
          return;
        }
        gates.add(
            isAppliance(target) && !target.equals(one.id()) ? Gate.through(target) : Gate.OPEN);
        return;
      }
    }
    gates.add(Gate.OPEN);
  }

  /// Whether a route target is something that traffic passes through and that has rules of its own.
  static boolean isAppliance(String target) {
    return target.startsWith("eni-") || target.startsWith("vpce-");
  }

  /// The subnets in which an attachment takes and gives traffic of a zone; zones that are unknown
  /// are no reason to say no (rules T1, T4). A subnet that is not in the data is one of them, so
  /// that what it stops has its name (D1).
  static List<Subnet> serving(TransitGatewayAttachment attachment, String zone, World world) {
    List<Subnet> inZone = new ArrayList<>();
    List<Subnet> unknown = new ArrayList<>();
    for (String id : attachment.subnets()) {
      Subnet own = world.subnet(id);
      if (zone.isEmpty() || own.zone().isEmpty()) {
        unknown.add(own);
      } else if (own.zone().equals(zone)) {
        inZone.add(own);
      }
    }
    return inZone.isEmpty() ? unknown : inZone;
  }

  private Gate gate(Subnet attachment, Subnet subnet, Address address) {
    boolean isSame = attachment.id().equals(subnet.id());
    return new Gate(
        isSame,
        ports(attachment, Protocol.TCP, address, isSame),
        ports(attachment, Protocol.UDP, address, isSame),
        "");
  }

  private Gate.Ports ports(Subnet attachment, Protocol protocol, Address address, boolean isSame) {
    var acl = acls.apply(world.aclOf(attachment));
    var family = address.family();
    return new Gate.Ports(
        isSame ? List.of(PortRange.ALL) : acl.outbound(protocol, family).portsOf(address),
        clientPorts(acl.inbound(protocol, family).portsOf(address)));
  }

  /// Those of some ports that a client may send from: port 0 is none.
  static List<PortRange> clientPorts(List<PortRange> ranges) {
    List<PortRange> clients = new ArrayList<>();
    for (PortRange range : ranges) {
      if (range.to() > 0) {
        clients.add(new PortRange(Math.max(1, range.from()), range.to()));
      }
    }
    return clients;
  }
}
