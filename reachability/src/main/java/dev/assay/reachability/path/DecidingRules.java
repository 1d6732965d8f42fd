package dev.assay.reachability.path;

import dev.assay.reachability.PacketAnswer.Blocker;
import dev.assay.reachability.PacketAnswer.GroupRule;
import dev.assay.reachability.Protocol;
import dev.assay.reachability.address.Address;
import dev.assay.reachability.vpc.NetworkAcl;
import dev.assay.reachability.vpc.NetworkAclEntry;
import dev.assay.reachability.vpc.NetworkInterface;
import dev.assay.reachability.vpc.SecurityGroup;
import dev.assay.reachability.vpc.SecurityGroupRule;
import dev.assay.reachability.vpc.SecurityGroupRule.Peer;
import dev.assay.reachability.vpc.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which rules decide about packets of one protocol, by their names.
final class DecidingRules {
  private final World world;
  private final GroupRules groupRules;
  private final Protocol protocol;

  DecidingRules(World world, Protocol protocol) {
    this.world = world;
    this.groupRules = new GroupRules(world);
    this.protocol = protocol;
  }

  /// The directions as the blockers' details name them.
  enum Direction {
    INGRESS,
    EGRESS;

    String word() {
      return this == INGRESS ? "ingress" : "egress";
    }
  }

  /// A subnet whose ACL is not in the data stands for it.
  String aclOrSubnet(Subnet at) {
    String acl = world.aclOf(at);
    return acl.isEmpty() ? at.id() : acl;
  }

  /// The entry that decides; none where nothing matches, which denies.
  Optional<NetworkAclEntry> entry(Subnet at, Direction direction, Address remote, int port) {
    return world.find(NetworkAcl.class, world.aclOf(at)).stream()
        .flatMap(acl -> acl.entries().stream())
        .filter(
            entry ->
                entry.isEgress() == (direction == Direction.EGRESS)
                    && entry.protocol().matches(protocol)
                    && entry.ports().contains(port)
                    && entry.remote().contains(remote))
        .findFirst();
  }

  /// Number of the entry that lets a packet pass.
  int number(Subnet at, Direction direction, Address remote, int port) {
    return entry(at, direction, remote, port).orElseThrow().number();
  }

  /// That a network ACL refuses a packet, and by which entry.
  Blocker refusal(String code, Subnet at, Direction direction, Address remote, int port) {
    return new Blocker(
        code,
        aclOrSubnet(at),
        entry(at, direction, remote, port)
            .map(entry -> direction.word() + " " + entry.number())
            .orElse(direction.word()));
  }

  /// Every rule of an interface's groups that lets pass what comes from, or goes to, a remote
  /// address.
  ///
  /// @param remoteGroups groups that the other end is known to have
  List<GroupRule> passing(
      NetworkInterface one,
      Direction direction,
      Address remote,
      List<String> remoteGroups,
      int port) {
    List<GroupRule> passing = new ArrayList<>();
    for (String id : one.groups()) {
      SecurityGroup group = world.get(SecurityGroup.class, id);
      if (group != null) {
        for (SecurityGroupRule rule : rules(group, direction)) {
          if (rule.protocol().matches(protocol)
              && rule.ports().contains(port)
              && (groupRules.addresses(group, rule.peer(), remote.family()).contains(remote)
                  || names(group, rule, remoteGroups))) {
            passing.add(new GroupRule(id, rule.id().isEmpty() ? id : rule.id()));
          }
        }
      }
    }
    return passing.stream().distinct().toList();
  }

  private boolean names(SecurityGroup group, SecurityGroupRule rule, List<String> others) {
    return rule.peer() instanceof Peer.Group(var referenced)
        && others.contains(referenced)
        && groupRules.isKnownTo(group.vpc(), referenced);
  }

  /// That no rule of an interface's groups lets a packet pass; without groups it stands for them.
  List<Blocker> mismatch(NetworkInterface one, Direction direction) {
    boolean hasRules =
        one.groups().stream()
            .flatMap(id -> world.find(SecurityGroup.class, id).stream())
            .anyMatch(group -> !rules(group, direction).isEmpty());
    String code = hasRules ? "ENI_SG_RULES_MISMATCH" : "SG_HAS_NO_RULES";
    String detail = direction == Direction.INGRESS ? "" : direction.word();
    List<String> groups = one.groups().isEmpty() ? List.of(one.id()) : one.groups();
    return groups.stream().map(group -> new Blocker(code, group, detail)).toList();
  }

  private static List<SecurityGroupRule> rules(SecurityGroup group, Direction direction) {
    return switch (direction) {
      case INGRESS -> group.ingress();
      case EGRESS -> group.egress();
    };
  }
}
