package dev.assay.reachability.path;

import dev.assay.reachability.Protocol;
import dev.assay.reachability.address.AddressSet;
import dev.assay.reachability.address.PortMap;

/// A map of ports for each protocol.
record OpenPortMaps(PortMap tcp, PortMap udp) {

  PortMap of(Protocol protocol) {
    return switch (protocol) {
      case TCP -> tcp;
      case UDP -> udp;
    };
  }

  OpenPortMaps or(OpenPortMaps other) {
    return new OpenPortMaps(tcp.or(other.tcp), udp.or(other.udp));
  }

  OpenPortMaps and(OpenPortMaps other) {
    return new OpenPortMaps(tcp.and(other.tcp), udp.and(other.udp));
  }

  OpenPortMaps and(AddressSet set) {
    return new OpenPortMaps(tcp.and(set), udp.and(set));
  }

  OpenPortMaps minus(OpenPortMaps other) {
    return new OpenPortMaps(tcp.minus(other.tcp), udp.minus(other.udp));
  }

  boolean isEmpty() {
    return tcp.isEmpty() && udp.isEmpty();
  }
}
