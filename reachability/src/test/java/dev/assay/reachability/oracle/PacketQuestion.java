package dev.assay.reachability.oracle;

/// One packet: may this address open a connection to this port of the interface through the edge?
///
/// `via` is the ARN of the load balancer on the way and `listenerPort` where it listens; empty and
/// 0 for the way straight to the interface.
public record PacketQuestion(
    String edgeId,
    String source,
    Transport transport,
    int port,
    String interfaceId,
    String via,
    int listenerPort) {

  public PacketQuestion(
      String edgeId, String source, Transport transport, int port, String interfaceId) {
    this(edgeId, source, transport, port, interfaceId, "", 0);
  }
}
