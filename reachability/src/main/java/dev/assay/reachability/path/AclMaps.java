package dev.assay.reachability.path;

import dev.assay.reachability.Protocol;
import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.address.AddressSet;
import dev.assay.reachability.address.PortMap;
import dev.assay.reachability.address.PortRange;
import dev.assay.reachability.vpc.NetworkAcl;
import dev.assay.reachability.vpc.NetworkAclEntry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one network ACL lets pass, computed when it is first asked for. For one thread.
final class AclMaps {
  /// Ports that a client may send from (rule P1).
  static final List<PortRange> CLIENT_PORTS = List.of(new PortRange(1, PortRange.HIGHEST));

  private final List<NetworkAclEntry> entries;
  private final Map<AddressFamily, Directions> ipv = new EnumMap<>(AddressFamily.class);

  private record Directions(
      Map<Protocol, PortMap> inbound,
      Map<Protocol, PortMap> outbound,
      Map<Protocol, AddressSet> replies) {
    Directions() {
      this(
          new EnumMap<>(Protocol.class),
          new EnumMap<>(Protocol.class),
          new EnumMap<>(Protocol.class));
    }
  }

  /// @param acl none where the subnet's is not in the data, which lets nothing pass (rule D1)
  AclMaps(Optional<NetworkAcl> acl) {
    this.entries = acl.map(NetworkAcl::entries).orElse(List.of());
  }

  /// Remote addresses that may send to each port.
  PortMap inbound(Protocol protocol, AddressFamily family) {
    return directions(family)
        .inbound()
        .computeIfAbsent(protocol, any -> map(false, protocol, family));
  }

  /// Remote addresses that each port may be sent to.
  PortMap outbound(Protocol protocol, AddressFamily family) {
    return directions(family)
        .outbound()
        .computeIfAbsent(protocol, any -> map(true, protocol, family));
  }

  /// Remote addresses that can be answered on some client port.
  AddressSet replies(Protocol protocol, AddressFamily family, List<PortRange> clientPorts) {
    if (clientPorts.equals(CLIENT_PORTS)) {
      return directions(family)
          .replies()
          .computeIfAbsent(protocol, any -> outbound(protocol, family).anyOf(CLIENT_PORTS));
    }
    return outbound(protocol, family).anyOf(clientPorts);
  }

  private Directions directions(AddressFamily family) {
    return ipv.computeIfAbsent(family, any -> new Directions());
  }

  /// First match decides. Between two ports at which some entry begins or ends all entries are
  /// alike, so there each is laid over those that come after it.
  private PortMap map(boolean isEgress, Protocol protocol, AddressFamily family) {
    List<NetworkAclEntry> meant = new ArrayList<>();
    for (NetworkAclEntry entry : entries) {
      if (entry.isEgress() == isEgress
          && entry.remote().family() == family
          && entry.protocol().matches(protocol)) {
        meant.add(entry);
      }
    }
    List<AddressSet> blocks = meant.stream().map(entry -> AddressSet.of(entry.remote())).toList();
    return PortMap.of(
        family,
        meant.stream().map(NetworkAclEntry::ports).toList(),
        port -> allowedAt(port, meant, blocks, family));
  }

  private static AddressSet allowedAt(
      int port, List<NetworkAclEntry> entries, List<AddressSet> blocks, AddressFamily family) {
    var allowed = AddressSet.none(family);
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (entries.get(i).ports().contains(port)) {
        allowed =
            entries.get(i).isAllow() ? allowed.or(blocks.get(i)) : allowed.minus(blocks.get(i));
      }
    }
    return allowed;
  }
}
