package dev.assay.reachability;

import dev.assay.reachability.Exposure.OpenPorts;
import dev.assay.reachability.Exposure.Way;

/// One packet: may this address open a connection to this port of the interface through the edge?
///
/// @param edge id of the gateway or connection
/// @param source an IPv4 or IPv6 address
/// @param port of the interface, also where a load balancer listens on another one
/// @param networkInterface id of the interface
/// @param way straight, or through a listener of a load balancer
public record PacketQuestion(
    String edge, String source, Protocol protocol, int port, String networkInterface, Way way) {

  /// Asks for the way straight to the interface.
  public PacketQuestion(
      String edge, String source, Protocol protocol, int port, String networkInterface) {
    this(edge, source, protocol, port, networkInterface, new Way.Direct());
  }

  /// The packet that proves that ports are open: from the lowest source to the lowest port.
  public static PacketQuestion provingOpen(Exposure exposure, OpenPorts ports) {
    String block = ports.sources().getFirst();
    int slash = block.indexOf('/');
    return new PacketQuestion(
        exposure.edge(),
        slash < 0 ? block : block.substring(0, slash),
        ports.protocol(),
        ports.fromPort(),
        exposure.networkInterfaceId(),
        exposure.way());
  }

  /// The same from another sender.
  public PacketQuestion from(String sender) {
    return new PacketQuestion(edge, sender, protocol, port, networkInterface, way);
  }
}
