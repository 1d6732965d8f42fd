package dev.assay.reachability.oracle;

import java.util.List;
import java.util.Optional;

/// Security groups and network ACLs, held against one packet.
final class Filters {

  private final Network network;

  Filters(Network network) {
    this.network = network;
  }

  boolean aclIn(String subnetId, Ip remote, Transport transport, int port) {
    return network.aclOf(subnetId).filter(acl -> acl.in(remote, transport, port)).isPresent();
  }

  boolean aclOut(String subnetId, Ip remote, Transport transport, int port) {
    return network.aclOf(subnetId).filter(acl -> acl.out(remote, transport, port)).isPresent();
  }

  /// Rules G1 to G4: the ingress rules of the interface's groups that admit the packet. An address
  /// from outside is nobody's in particular, so `remoteGroups` is empty for it.
  List<SecurityGroup.Rule> admitting(
      Interface one, Ip remote, List<String> remoteGroups, Transport transport, int port) {
    return groupsOf(one).stream()
        .flatMap(
            group ->
                group.ingress().stream()
                    .filter(rule -> rule.covers(transport, port))
                    .filter(rule -> isPeer(rule, one.vpcId(), remote, remoteGroups)))
        .toList();
  }

  boolean admits(
      Interface one, Ip remote, List<String> remoteGroups, Transport transport, int port) {
    return !admitting(one, remote, remoteGroups, transport, port).isEmpty();
  }

  /// The same for the egress rules, where the remote end is the destination.
  boolean letsOut(
      Interface one, Ip remote, List<String> remoteGroups, Transport transport, int port) {
    return groupsOf(one).stream()
        .flatMap(group -> group.egress().stream())
        .anyMatch(
            rule ->
                rule.covers(transport, port) && isPeer(rule, one.vpcId(), remote, remoteGroups));
  }

  /// A group that is named but not in the data opens nothing (rule D1).
  List<SecurityGroup> groupsOf(Interface one) {
    return one.groups().stream()
        .flatMap(id -> Optional.ofNullable(network.groups().get(id)).stream())
        .toList();
  }

  private boolean isPeer(
      SecurityGroup.Rule rule, String vpcId, Ip remote, List<String> remoteGroups) {
    return switch (rule.peer()) {
      case SecurityGroup.Peer.Block(Cidr block) -> block.contains(remote);
      case SecurityGroup.Peer.PrefixList(String id) ->
          network.prefixLists().getOrDefault(id, List.of()).stream()
              .anyMatch(entry -> entry.contains(remote));
      case SecurityGroup.Peer.Group(String id) ->
          references(id, vpcId) && (remoteGroups.contains(id) || isMember(id, remote));
    };
  }

  /// Rule G4.
  boolean references(String groupId, String vpcId) {
    return Optional.ofNullable(network.groups().get(groupId))
        .filter(group -> network.mayReference(vpcId, group.vpcId()))
        .isPresent();
  }

  /// Rule G3.
  private boolean isMember(String groupId, Ip remote) {
    return network.interfaces().stream()
        .filter(one -> one.groups().contains(groupId))
        .anyMatch(one -> one.addresses(remote.version()).contains(remote));
  }
}
