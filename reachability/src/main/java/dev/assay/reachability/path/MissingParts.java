package dev.assay.reachability.path;

import dev.assay.model.InputProblem;
import dev.assay.reachability.vpc.NetworkAcl;
import dev.assay.reachability.vpc.NetworkInterface;
import dev.assay.reachability.vpc.PrefixList;
import dev.assay.reachability.vpc.Route;
import dev.assay.reachability.vpc.RouteTable;
import dev.assay.reachability.vpc.SecurityGroup;
import dev.assay.reachability.vpc.SecurityGroupRule;
import dev.assay.reachability.vpc.SecurityGroupRule.Peer;
import dev.assay.reachability.vpc.Subnet;
import dev.assay.reachability.vpc.Vpc;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the answers rest on and the data does not have (rule D1): it opens nothing, and must not
/// do so in silence.
final class MissingParts {
  private static final String OPENS_NOTHING = "it opens nothing";

  private final World world;
  private final Map<String, InputProblem> problems = new LinkedHashMap<>();

  private MissingParts(World world) {
    this.world = world;
  }

  /// Each missing part once, in the order in which it was met.
  static List<InputProblem> of(World world) {
    var missing = new MissingParts(world);
    for (String vpc : world.vpcs()) {
      world.interfacesOf(vpc).stream().filter(world::isAsked).forEach(missing::look);
    }
    world.all(SecurityGroup.class).forEach(missing::look);
    world.all(RouteTable.class).forEach(missing::look);
    return List.copyOf(missing.problems.values());
  }

  private void add(String code, String id, String reason, String effect) {
    problems.putIfAbsent(code + id, InputProblem.of(code, id, reason, effect));
  }

  private void look(NetworkInterface one) {
    if (world.find(Vpc.class, one.vpc()).isEmpty()) {
      add("REACH-NET-001", one.vpc(), "the VPC is not in the data", "its own blocks are unknown");
    }
    var subnet = world.find(Subnet.class, one.subnet());
    if (subnet.isEmpty()) {
      add("REACH-NET-002", one.subnet(), "the subnet is not in the data", OPENS_NOTHING);
    } else {
      look(subnet.get());
    }
    for (String group : one.groups()) {
      if (world.find(SecurityGroup.class, group).isEmpty()) {
        add("REACH-NET-005", group, "the security group is not in the data", OPENS_NOTHING);
      }
    }
  }

  private void look(Subnet subnet) {
    if (world.find(RouteTable.class, world.tableOf(subnet)).isEmpty()) {
      add("REACH-NET-003", subnet.id(), "its route table is not in the data", OPENS_NOTHING);
    }
    if (world.find(NetworkAcl.class, world.aclOf(subnet)).isEmpty()) {
      add("REACH-NET-004", subnet.id(), "its network ACL is not in the data", OPENS_NOTHING);
    }
  }

  private void look(SecurityGroup group) {
    for (SecurityGroupRule rule : group.ingress()) {
      if (rule.peer() instanceof Peer.Listed(var list)) {
        look(list);
      }
    }
  }

  private void look(RouteTable table) {
    for (Route route : table.routes()) {
      if (route.destination() instanceof Route.Destination.Listed(var list)) {
        look(list);
      }
    }
  }

  private void look(String list) {
    if (world.find(PrefixList.class, list).isEmpty()) {
      add(
          "REACH-NET-006",
          list,
          "the entries of the prefix list are not in the data",
          "it counts as empty");
    }
  }
}
