package dev.assay.reachability.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Rules E1 to E4: who can be at the remote address, and send to the local one through this edge.
/// Ports, groups and ACLs are asked later.
final class FarSide {

  private static final List<Sender> ANYBODY = List.of(new Sender.AtTheEdge());

  private final Network network;
  private final Ways ways;

  FarSide(Network network, Ways ways) {
    this.network = network;
    this.ways = ways;
  }

  List<Sender> senders(Edge edge, Ip local, Ip remote) {
    return switch (edge.origin()) {
      case INTERNET, VPN_GATEWAY -> ANYBODY;
      case PEERED_VPC ->
          network.vpcs().containsKey(edge.farVpc()) ? peers(edge, local, remote) : ANYBODY;
      case TRANSIT_GATEWAY -> behindTransit(edge, local, remote);
    };
  }

  private List<Sender> peers(Edge edge, Ip local, Ip remote) {
    return interfacesAt(edge.farVpc(), remote, edge.id(), local).stream()
        .<Sender>map(far -> new Sender.Known(far, ""))
        .toList();
  }

  /// Interfaces with the address whose subnet sends to the local one through the gateway.
  private List<Interface> interfacesAt(String vpcId, Ip remote, String gateway, Ip local) {
    return network.interfaces().stream()
        .filter(far -> far.vpcId().equals(vpcId))
        .filter(far -> far.attached() && !far.instanceId().isEmpty())
        .filter(far -> far.addresses(remote.version()).contains(remote))
        .filter(
            far -> network.route(far.subnetId(), local).filter(r -> r.leadsTo(gateway)).isPresent())
        .toList();
  }

  /// Rule E3: the remote address must be routed to an attachment from which there is a way back.
  private List<Sender> behindTransit(Edge edge, Ip local, Ip remote) {
    List<Sender> senders = new ArrayList<>();
    for (Edge.VpcAttachment here : edge.attachments()) {
      for (String there : led(tableOf(here.id()), remote)) {
        if (led(tableOf(there), local).contains(here.id())) {
          senders.addAll(behind(edge, there, local, remote));
        }
      }
    }
    return senders;
  }

  private String tableOf(String attachmentId) {
    return Optional.ofNullable(network.transitAttachments().get(attachmentId))
        .map(TransitAttachment::table)
        .orElse("");
  }

  private List<String> led(String table, Ip address) {
    return network
        .transitRoute(table, address)
        .filter(route -> !route.blackhole())
        .map(TransitRoute::attachments)
        .orElse(List.of());
  }

  /// Rule E4.
  private List<Sender> behind(Edge edge, String attachmentId, Ip local, Ip remote) {
    TransitAttachment there = network.transitAttachments().get(attachmentId);
    if (there == null
        || !there.type().equals("vpc")
        || !network.vpcs().containsKey(there.resourceId())) {
      return ANYBODY;
    }
    List<Sender> senders = new ArrayList<>();
    for (Interface far : interfacesAt(there.resourceId(), remote, edge.id(), local)) {
      for (Edge.VpcAttachment attachment : network.vpcAttachments()) {
        if (attachment.id().equals(attachmentId) && ways.serves(attachment, far.zone())) {
          ways.transitSubnets(attachment, far.zone())
              .forEach(subnet -> senders.add(new Sender.Known(far, subnet)));
        }
      }
    }
    return senders;
  }
}
