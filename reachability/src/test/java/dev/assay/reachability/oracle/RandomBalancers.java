package dev.assay.reachability.oracle;

import dev.assay.reachability.oracle.RandomPlan.PlannedHost;
import dev.assay.reachability.oracle.RandomPlan.PlannedSubnet;
import dev.assay.reachability.oracle.RandomPlan.PlannedVpc;
import java.util.ArrayList;
import java.util.List;

/// Writes random load balancers. What no rule settles is left out: targets of other VPCs only where
/// zones play no part, and interfaces without IPv6 only where the load balancer has none.
final class RandomBalancers {

  private final RandomPlan plan;
  private final Dice dice;

  RandomBalancers(RandomPlan plan) {
    this.plan = plan;
    this.dice = plan.dice;
  }

  void balancers() {
    for (int number : dice.upTo(dice.pick(0, 1, 1, 2, 2))) {
      int at = number;
      PlannedVpc vpc = dice.pick(plan.vpcs);
      boolean network = dice.chance(55);
      plan.network.balancers(b -> balancer(b, vpc, (network ? "net/lb/" : "app/lb/") + at));
    }
    if (dice.chance(30)) {
      plan.network.balancers(b -> classic(b, dice.pick(plan.vpcs)));
    }
  }

  private void balancer(TestBalancers b, PlannedVpc vpc, String name) {
    boolean facing = dice.chance(75);
    boolean network = name.startsWith("net/");
    String groups = network && dice.chance(40) ? "" : groups(vpc, name.replaceAll("[^0-9]", ""));
    List<PlannedSubnet> subnets = dice.some(vpc.subnets(), dice.between(1, 2));
    b.balancer(name, facing ? "internet-facing" : "internal", vpc.id(), groups, ids(subnets));
    if (subnets.stream().anyMatch(subnet -> !subnet.six().isEmpty())) {
      b.dualStack(name);
    }
    if (dice.chance(65)) {
      interfaces(b, name, subnets, groups, facing, true);
    }
    boolean crosses = network && dice.chance(60);
    if (network && (crosses || dice.chance(50))) {
      b.balancerAttribute(name, "load_balancing.cross_zone.enabled", String.valueOf(crosses));
    }
    List<String> groupsOfTargets = new ArrayList<>();
    for (int group : dice.range(1, 2)) {
      String target = name.replace('/', '-') + "-" + group;
      groupsOfTargets.add(target);
      targets(b, vpc, target, groups, network, crosses);
    }
    for (int listener : dice.range(1, 2)) {
      listener(b, name, dice.pick(80, 443, 1024) + listener, network, groupsOfTargets);
    }
  }

  /// Most have a group of their own that clients may reach, as people make them; others take one
  /// that is there.
  private String groups(PlannedVpc vpc, String number) {
    List<String> groups = new ArrayList<>();
    if (dice.chance(75)) {
      String own = RandomPlan.groupPrefix(vpc.id()) + "lb-" + number;
      String clients = dice.chance(75) ? "0.0.0.0/0" : plan.four();
      plan.network.group(own, vpc.id(), "in all " + clients, "in tcp 0-65535 ::/0");
      groups.add(own);
    }
    if (groups.isEmpty() || dice.chance(20)) {
      groups.add(dice.pick(plan.groupsOf(vpc.id())));
    }
    return String.join(",", groups);
  }

  /// Mostly the target lets the load balancer in.
  private void letIn(PlannedHost host, String groups, int port) {
    if (host.groups().getFirst().equals("sg-gone") || !dice.chance(70)) {
      return;
    }
    List<String> words = DocumentStore.words(groups);
    String peer =
        words.isEmpty() || dice.chance(35)
            ? dice.pick("10.0.0.0/8", host.subnet().four(), "0.0.0.0/0")
            : dice.pick(words);
    String traffic = dice.pick("tcp " + port, "tcp " + port, "udp " + port, "all", "tcp 80-443");
    plan.network.rule(host.groups().getFirst(), "in " + traffic + " " + peer);
  }

  private void interfaces(
      TestBalancers b,
      String name,
      List<PlannedSubnet> subnets,
      String groups,
      boolean facing,
      boolean sixes) {
    for (PlannedSubnet subnet : subnets) {
      int number = plan.nextHost();
      String four = subnet.three() + "." + number;
      List<String> addresses = new ArrayList<>();
      addresses.add(facing ? four + "=54.20.0." + number : four);
      if (sixes && !subnet.six().isEmpty()) {
        addresses.add(subnet.six().replace("::/64", "::" + number));
      }
      b.interfaceOf(
          name, "eni-lb-" + number, subnet.id(), groups, addresses.toArray(String[]::new));
    }
  }

  private static String ids(List<PlannedSubnet> subnets) {
    return String.join(",", subnets.stream().map(PlannedSubnet::id).toList());
  }

  private void targets(
      TestBalancers b,
      PlannedVpc vpc,
      String name,
      String groups,
      boolean network,
      boolean crosses) {
    boolean byAddress = dice.chance(45);
    boolean anywhere = byAddress && (crosses || !network);
    List<PlannedHost> near =
        plan.hosts.stream()
            .filter(host -> anywhere || host.subnet().vpcId().equals(vpc.id()))
            .toList();
    List<String> targets = new ArrayList<>();
    boolean foreign = false;
    boolean six = byAddress && dice.chance(15);
    for (PlannedHost host : dice.some(near, dice.between(1, 3))) {
      int port = dice.pick(80, 80, 81, 443, 1024, 22);
      letIn(host, groups, port);
      if (byAddress) {
        String address = dice.pick(host.addresses()).split("=", -1)[0];
        if (DocumentStore.isSix(address) == six) {
          targets.add(address + " " + port);
          foreign |= !host.subnet().vpcId().equals(vpc.id());
        }
      } else {
        targets.add(host.instanceId() + " " + port);
      }
    }
    String protocol =
        network ? dice.pick("TCP", "TCP", "UDP", "TCP_UDP", "TLS") : dice.pick("HTTP", "HTTPS");
    b.targets(
        name, vpc.id(), protocol, byAddress ? "ip" : "instance", targets.toArray(String[]::new));
    if (six) {
      b.six(name);
    }
    if (network && dice.chance(50)) {
      b.targetsAttribute(name, "preserve_client_ip.enabled", String.valueOf(dice.chance(50)));
    }
    if (!network && !foreign && dice.chance(25)) {
      b.targetsAttribute(
          name,
          "load_balancing.cross_zone.enabled",
          dice.pick("false", "false", "true", "use_load_balancer_configuration"));
    }
  }

  private void listener(
      TestBalancers b, String name, int port, boolean network, List<String> groups) {
    if (network) {
      String protocol = dice.pick("TCP", "TCP", "UDP", "TCP_UDP", "TLS");
      b.listener(name, port, protocol, dice.pick(groups));
      return;
    }
    b.listener(name, port, dice.pick("HTTP", "HTTPS"), forward(groups));
    for (int rule : dice.range(0, 2)) {
      b.rule(name, port, rule, forward(groups));
    }
  }

  private String forward(List<String> groups) {
    return switch (dice.between(0, 4)) {
      case 0 -> "";
      case 1 -> dice.pick(groups) + ":0";
      case 2 -> String.join(":" + dice.between(0, 2) + ",", groups) + ":1";
      default -> dice.pick(groups);
    };
  }

  private void classic(TestBalancers b, PlannedVpc vpc) {
    boolean facing = dice.chance(75);
    String groups = groups(vpc, "old");
    List<PlannedSubnet> subnets = dice.some(vpc.subnets(), dice.between(1, 2));
    String scheme = facing ? "internet-facing" : "internal";
    b.classic("old", scheme, vpc.id(), groups, ids(subnets));
    if (dice.chance(60)) {
      interfaces(b, "old", subnets, groups, facing, false);
    }
    b.classicListener("old", 80, dice.pick(80, 81, 1024));
    if (dice.chance(40)) {
      b.classicListener("old", 443, dice.pick(80, 443));
    }
    for (PlannedHost host : dice.some(plan.hosts, 2)) {
      if (host.subnet().vpcId().equals(vpc.id())) {
        b.classicInstance("old", host.instanceId());
        letIn(host, groups, 80);
      }
    }
    if (dice.chance(50)) {
      b.classicCrossZone("old", dice.chance(50));
    }
  }
}
