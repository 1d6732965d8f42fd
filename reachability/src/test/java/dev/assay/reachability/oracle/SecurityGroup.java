package dev.assay.reachability.oracle;

import java.util.List;

/// A security group: one rule for each permission and each peer in it, in the document's order.
record SecurityGroup(String id, String vpcId, List<Rule> ingress, List<Rule> egress) {

  /// Who may be on the other side.
  sealed interface Peer {
    record Block(Cidr block) implements Peer {}

    record PrefixList(String id) implements Peer {}

    record Group(String id) implements Peer {}
  }

  /// One rule; `id` is the rule's own, or the group's where the documents name none.
  record Rule(String id, String groupId, String protocol, int fromPort, int toPort, Peer peer) {

    boolean covers(Transport transport, int port) {
      return switch (protocol) {
        case "-1" -> true;
        case "tcp", "6" -> transport == Transport.TCP && fromPort <= port && port <= toPort;
        case "udp", "17" -> transport == Transport.UDP && fromPort <= port && port <= toPort;
        default -> false;
      };
    }
  }
}
