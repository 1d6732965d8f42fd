package dev.assay.reachability;

/// One packet: may this address open a connection to this port of the interface through the edge?
///
/// @param edge id of the gateway or connection
/// @param source an IPv4 or IPv6 address
/// @param networkInterface id of the interface
public record PacketQuestion(
    String edge, String source, Protocol protocol, int port, String networkInterface) {}
