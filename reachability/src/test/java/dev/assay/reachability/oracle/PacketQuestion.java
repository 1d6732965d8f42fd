package dev.assay.reachability.oracle;

/// One packet: may this address open a connection to this port of the interface through the edge?
public record PacketQuestion(
    String edgeId, String source, Transport transport, int port, String interfaceId) {}
