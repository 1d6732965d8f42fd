package dev.assay.reachability.path;

import dev.assay.reachability.Protocol;
import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.address.AddressSet;
import dev.assay.reachability.address.PortMap;

/// A map of ports for each protocol.
record OpenPortMaps(PortMap tcp, PortMap udp) {
  private static final OpenPortMaps NO_IPV4 = nowhere(AddressFamily.IPV4);
  private static final OpenPortMaps NO_IPV6 = nowhere(AddressFamily.IPV6);

  private static OpenPortMaps nowhere(AddressFamily family) {
    return new OpenPortMaps(PortMap.none(family), PortMap.none(family));
  }

  static OpenPortMaps none(AddressFamily family) {
    return family == AddressFamily.IPV4 ? NO_IPV4 : NO_IPV6;
  }

  PortMap of(Protocol protocol) {
    return switch (protocol) {
      case TCP -> tcp;
      case UDP -> udp;
    };
  }

  OpenPortMaps or(OpenPortMaps other) {
    if (isEmpty()) {
      return other;
    }
    return other.isEmpty() ? this : new OpenPortMaps(tcp.or(other.tcp), udp.or(other.udp));
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
