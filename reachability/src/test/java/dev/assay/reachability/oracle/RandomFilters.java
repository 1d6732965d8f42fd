package dev.assay.reachability.oracle;

import dev.assay.reachability.oracle.RandomPlan.PlannedSubnet;
import dev.assay.reachability.oracle.RandomPlan.PlannedVpc;
import java.util.ArrayList;
import java.util.List;

/// Writes random prefix lists, network ACLs and security groups.
final class RandomFilters {

  private final RandomPlan plan;
  private final Dice dice;

  RandomFilters(RandomPlan plan) {
    this.plan = plan;
    this.dice = plan.dice;
  }

  void prefixLists() {
    for (int list : dice.range(0, 2)) {
      String id = "pl-" + list;
      int version = dice.chance(70) ? 4 : 6;
      plan.prefixLists.add(id);
      if (dice.chance(10)) {
        plan.network.listWithoutEntries(id, "IPv" + version);
      } else {
        List<String> entries = new ArrayList<>();
        for (int _ : dice.range(1, 3)) {
          entries.add(plan.strange(version));
        }
        plan.network.prefixList(id, entries.toArray(String[]::new));
      }
    }
  }

  void acls(PlannedVpc vpc) {
    String standard = "acl-" + vpc.number() + "-default";
    if (dice.chance(65)) {
      plan.network.openAcl(standard, vpc.id());
    } else {
      plan.network.acl(standard, vpc.id(), "default", entries());
    }
    for (PlannedSubnet subnet : vpc.subnets()) {
      if (dice.chance(35)) {
        plan.network.acl("acl-" + subnet.id(), vpc.id(), subnet.id(), entries());
      }
    }
  }

  /// Rule numbers are drawn, so that the order of the document is not theirs.
  private String[] entries() {
    List<String> entries = new ArrayList<>();
    for (String direction : List.of("in", "out")) {
      int allowed = dice.chance(75) ? 30_000 + plan.next() : 0;
      if (allowed > 0) {
        entries.add(direction + " " + allowed + " allow all 0.0.0.0/0");
        entries.add(direction + " " + (allowed + 1000) + " allow all ::/0");
      }
      for (int _ : dice.range(0, 3)) {
        int number = dice.between(1, 299) * 100 + plan.next() % 100;
        String block = dice.chance(65) ? plan.four() : plan.six();
        entries.add(direction + " " + number + " " + action() + " " + traffic() + " " + block);
      }
    }
    return dice.some(entries, entries.size()).toArray(String[]::new);
  }

  private String action() {
    return dice.chance(50) ? "allow" : "deny";
  }

  private String traffic() {
    return switch (dice.between(0, 9)) {
      case 0 -> "all";
      case 1 -> "1";
      case 2 -> dice.pick("tcp", "udp");
      default -> dice.pick("tcp", "tcp", "udp") + " " + plan.ports();
    };
  }

  /// Groups are named first, so that rules may name groups that come later.
  void groups() {
    for (PlannedVpc vpc : plan.vpcs) {
      for (int group : dice.range(2, 4)) {
        plan.groups.add(RandomPlan.groupPrefix(vpc.id()) + group);
      }
    }
    for (PlannedVpc vpc : plan.vpcs) {
      for (String group : plan.groupsOf(vpc.id())) {
        plan.network.group(group, vpc.id(), rules());
      }
    }
  }

  private String[] rules() {
    List<String> rules = new ArrayList<>();
    for (int _ : dice.range(0, 5)) {
      rules.add("in " + protocolAndPorts() + " " + peer());
    }
    if (dice.chance(25)) {
      rules.add("out none");
      for (int _ : dice.range(0, 2)) {
        rules.add("out " + protocolAndPorts() + " " + peer());
      }
    }
    return rules.toArray(String[]::new);
  }

  private String protocolAndPorts() {
    return switch (dice.between(0, 11)) {
      case 0, 1 -> "all";
      case 2 -> "icmp -1";
      case 3 -> "tcp -1";
      case 4 -> dice.pick("6", "17") + " " + plan.ports();
      case 5, 6 -> "udp " + plan.ports();
      default -> "tcp " + plan.ports();
    };
  }

  private String peer() {
    return switch (dice.between(0, 11)) {
      case 0, 1 -> dice.pick(plan.groups);
      case 2 -> dice.chance(25) ? "sg-gone" : dice.pick(plan.groups);
      case 3 -> plan.prefixLists.isEmpty() ? plan.four() : dice.pick(plan.prefixLists);
      case 4, 5, 6 -> plan.six();
      default -> plan.four();
    };
  }
}
