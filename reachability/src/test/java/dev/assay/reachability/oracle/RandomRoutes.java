package dev.assay.reachability.oracle;

import dev.assay.reachability.oracle.RandomPlan.PlannedSubnet;
import dev.assay.reachability.oracle.RandomPlan.PlannedVpc;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Writes random route tables, of subnets and of gateways.
final class RandomRoutes {

  private final RandomPlan plan;
  private final Dice dice;

  RandomRoutes(RandomPlan plan) {
    this.plan = plan;
    this.dice = plan.dice;
  }

  void tables(PlannedVpc vpc) {
    List<String> explicit = new ArrayList<>();
    for (PlannedSubnet subnet : vpc.subnets()) {
      if (dice.chance(40)) {
        explicit.add(subnet.id());
      }
    }
    plan.network.table("rtb-" + vpc.number() + "-main", vpc.id(), "main", routes(vpc));
    if (!explicit.isEmpty()) {
      String of = String.join(",", explicit);
      plan.network.table("rtb-" + vpc.number() + "-own", vpc.id(), of, routes(vpc));
    }
    if (dice.chance(15)) {
      throughAppliance(vpc);
    }
  }

  private String[] routes(PlannedVpc vpc) {
    List<String> routes = new ArrayList<>();
    if (dice.chance(70)) {
      Stream.concat(vpc.fours().stream(), vpc.sixes().stream())
          .forEach(block -> routes.add(block + " local"));
    }
    for (List<String> reach : plan.routable) {
      String target = reach.get(1);
      int blocks = target.startsWith("nat") ? dice.between(0, 1) : dice.between(0, 3);
      if (reach.getFirst().equals(vpc.id()) && dice.chance(target.startsWith("nat") ? 12 : 80)) {
        dice.some(reach.subList(2, reach.size()), blocks)
            .forEach(block -> routes.add(block + " " + target + ending(target, block)));
      }
    }
    List<String> targets =
        plan.routable.stream()
            .filter(reach -> reach.getFirst().equals(vpc.id()))
            .map(reach -> reach.get(1))
            .toList();
    for (int _ : dice.range(0, 2)) {
      String block = dice.chance(75) ? plan.four() : plan.six();
      String target = dice.pick(targets);
      routes.add(block + " " + target + ending(target, block));
    }
    if (!plan.prefixLists.isEmpty() && dice.chance(35)) {
      String target = dice.pick(targets);
      routes.add(dice.pick(plan.prefixLists) + " " + target + ending(target, "pl"));
    }
    return dice.some(routes, routes.size()).toArray(String[]::new);
  }

  private String ending(String target, String block) {
    if (target.startsWith("vgw-") && !block.equals("pl") && dice.chance(50)) {
      return " propagated";
    }
    return dice.chance(7) ? " blackhole" : "";
  }

  /// Rule X1, on an internet or a virtual private gateway, for all subnets of the VPC. The subnets'
  /// own tables may send back through the appliance as well.
  private void throughAppliance(PlannedVpc vpc) {
    List<String> gateways =
        plan.routable.stream()
            .filter(reach -> reach.getFirst().equals(vpc.id()))
            .map(reach -> reach.get(1))
            .filter(id -> id.startsWith("igw-") || id.startsWith("vgw-"))
            .toList();
    if (gateways.isEmpty()) {
      return;
    }
    String appliance;
    if (dice.chance(50)) {
      appliance = "vpce-" + vpc.number();
      String endpoint = appliance;
      plan.network.gateways(g -> g.endpoint(endpoint, vpc.id(), "GatewayLoadBalancer"));
    } else {
      appliance = "eni-appliance-" + vpc.number();
      PlannedSubnet subnet = vpc.subnets().getFirst();
      plan.network.networkInterface(appliance, subnet.id(), "", subnet.three() + ".250");
    }
    List<String> routes = new ArrayList<>();
    for (PlannedSubnet subnet : vpc.subnets()) {
      routes.add(subnet.four() + " " + appliance);
      if (!subnet.six().isEmpty()) {
        routes.add(subnet.six() + " " + appliance);
      }
    }
    plan.network.table(
        "rtb-" + vpc.number() + "-edge",
        vpc.id(),
        dice.pick(gateways),
        routes.toArray(String[]::new));
    if (dice.chance(60)) {
      plan.network.route("rtb-" + vpc.number() + "-main", "0.0.0.0/0 " + appliance);
      plan.network.route("rtb-" + vpc.number() + "-main", "::/0 " + appliance);
    }
  }
}
