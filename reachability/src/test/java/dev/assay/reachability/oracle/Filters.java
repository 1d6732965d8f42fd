package dev.assay.reachability.oracle;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Security groups and network ACLs, held against one packet.
final class Filters {

  private final Network network;
  private final Map<String, Optional<Acl>> acls = new HashMap<>();
  private final Map<String, Set<Ip>> members = new HashMap<>();

  Filters(Network network) {
    this.network = network;
  }

  boolean aclIn(String subnetId, Ip remote, Transport transport, int port) {
    return aclOf(subnetId).filter(acl -> acl.in(remote, transport, port)).isPresent();
  }

  boolean aclOut(String subnetId, Ip remote, Transport transport, int port) {
    return aclOf(subnetId).filter(acl -> acl.out(remote, transport, port)).isPresent();
  }

  private Optional<Acl> aclOf(String subnetId) {
    return acls.computeIfAbsent(subnetId, network::aclOf);
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
    return one.withoutGuard() || !admitting(one, remote, remoteGroups, transport, port).isEmpty();
  }

  /// The same for the egress rules, where the remote end is the destination.
  List<SecurityGroup.Rule> lettingOut(
      Interface one, Ip remote, List<String> remoteGroups, Transport transport, int port) {
    return groupsOf(one).stream()
        .flatMap(
            group ->
                group.egress().stream()
                    .filter(rule -> rule.covers(transport, port))
                    .filter(rule -> isPeer(rule, one.vpcId(), remote, remoteGroups)))
        .toList();
  }

  boolean letsOut(
      Interface one, Ip remote, List<String> remoteGroups, Transport transport, int port) {
    return one.withoutGuard() || !lettingOut(one, remote, remoteGroups, transport, port).isEmpty();
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
    return members.computeIfAbsent(groupId, this::membersOf).contains(remote);
  }

  private Set<Ip> membersOf(String groupId) {
    Set<Ip> addresses = new HashSet<>();
    for (Interface one : network.interfaces()) {
      if (one.groups().contains(groupId)) {
        addresses.addAll(one.privates());
        addresses.addAll(one.sixes());
      }
    }
    return addresses;
  }
}
