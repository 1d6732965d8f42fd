package dev.assay.reachability.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.reachability.oracle.RandomPlan.PlannedSubnet;
import dev.assay.reachability.oracle.RandomPlan.PlannedVpc;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Writes random gateways, peering connections and transit gateways.
final class RandomEdges {

  private final RandomPlan plan;
  private final Dice dice;

  RandomEdges(RandomPlan plan) {
    this.plan = plan;
    this.dice = plan.dice;
  }

  void gateways(PlannedVpc vpc) {
    int number = vpc.number();
    if (dice.chance(85)) {
      String id = "igw-" + number;
      plan.network.internetGateway(id, vpc.id());
      plan.routable.add(
          List.of(vpc.id(), id, "0.0.0.0/0", "::/0", "0.0.0.0/1", "128.0.0.0/1", "2000::/3"));
      if (dice.chance(8)) {
        plan.network.change(id, this::detach);
      }
    }
    if (dice.chance(30)) {
      plan.network.gateways(g -> g.egressOnly("eigw-" + number, vpc.id()));
      plan.routable.add(List.of(vpc.id(), "eigw-" + number, "::/0", "2600::/12"));
    }
    if (dice.chance(35)) {
      String id = "vgw-" + number;
      plan.network.vpnGateway(id, vpc.id());
      plan.routable.add(
          List.of(
              vpc.id(),
              id,
              "192.168.0.0/16",
              "172.16.0.0/12",
              "10.0.0.0/8",
              "0.0.0.0/0",
              "2600::/12",
              "::/0"));
      if (dice.chance(10)) {
        plan.network.change(id, gateway -> gateway.put("State", "deleting"));
      }
    }
    plan.routable.add(List.of(vpc.id(), "nat-" + number, "0.0.0.0/0", "198.51.100.0/24"));
  }

  private void detach(ObjectNode gateway) {
    ObjectNode attachment = (ObjectNode) gateway.path("Attachments").path(0);
    if (dice.chance(50)) {
      attachment.put("State", "detaching");
    } else {
      gateway.putArray("Attachments");
    }
  }

  void peerings() {
    for (PlannedVpc one : plan.vpcs) {
      for (PlannedVpc other : plan.vpcs) {
        if (one.number() < other.number() && dice.chance(55)) {
          String id = "pcx-" + one.number() + other.number();
          String status = dice.chance(88) ? "active" : "pending-acceptance";
          plan.network.gateways(g -> g.peering(id, one.id(), other.id(), status));
          plan.routable.add(routes(one, id, other));
          plan.routable.add(routes(other, id, one));
        }
      }
    }
    if (dice.chance(20)) {
      PlannedVpc one = plan.vpcs.getFirst();
      plan.network.gateways(
          g -> g.peeringWithStranger("pcx-far", one.id(), "vpc-far", "172.20.0.0/16"));
      plan.routable.add(List.of(one.id(), "pcx-far", "172.20.0.0/16", "172.16.0.0/12"));
    }
  }

  private static List<String> routes(PlannedVpc from, String target, PlannedVpc to) {
    return Stream.of(
            List.of(from.id(), target),
            to.fours(),
            to.sixes(),
            List.of("10.0.0.0/8", to.subnets().getFirst().four()))
        .flatMap(List::stream)
        .toList();
  }

  void transit() {
    if (!dice.chance(60)) {
      return;
    }
    List<String> attachments = new ArrayList<>();
    plan.network.gateways(
        g -> {
          g.transit("tgw-1").transitTable("tgw-rtb-1", "tgw-1").transitTable("tgw-rtb-2", "tgw-1");
          if (dice.chance(50)) {
            g.references("tgw-1");
          }
          for (PlannedVpc vpc : dice.some(plan.vpcs, dice.between(1, plan.vpcs.size()))) {
            attach(g, vpc);
            attachments.add("tgw-attach-" + vpc.number());
          }
          if (dice.chance(50)) {
            g.vpnConnection("vpn-1", "tgw-1", "192.168.0.0/16", plan.strange(4));
            g.attachment("tgw-attach-vpn", "tgw-1", "vpn", "vpn-1", table());
            attachments.add("tgw-attach-vpn");
          }
          if (dice.chance(25)) {
            g.attachment("tgw-attach-dx", "tgw-1", "direct-connect-gateway", "dx-1", table());
            attachments.add("tgw-attach-dx");
          }
          tables(g, attachments);
        });
    for (PlannedVpc from : plan.vpcs) {
      for (PlannedVpc to : plan.vpcs) {
        plan.routable.add(routes(from, "tgw-1", to));
      }
      plan.routable.add(List.of(from.id(), "tgw-1", "192.168.0.0/16", "10.0.0.0/8", "0.0.0.0/0"));
    }
  }

  private String table() {
    return dice.chance(5) ? "" : dice.chance(75) ? "tgw-rtb-1" : "tgw-rtb-2";
  }

  private void attach(TestGateways g, PlannedVpc vpc) {
    String id = "tgw-attach-" + vpc.number();
    List<String> zones = new ArrayList<>();
    List<String> subnets = new ArrayList<>();
    for (PlannedSubnet subnet : dice.some(vpc.subnets(), dice.between(1, 3))) {
      if (!zones.contains(subnet.zone())) {
        zones.add(subnet.zone());
        subnets.add(subnet.id());
      }
    }
    g.vpcAttachment(id, "tgw-1", vpc.id(), table(), String.join(",", subnets));
    if (dice.chance(60)) {
      g.references(id);
    }
    if (dice.chance(5)) {
      plan.network.change(id, attachment -> attachment.put("State", "deleting"));
      plan.network.change("attachment " + id, RandomEdges::leave);
    }
  }

  private static void leave(ObjectNode attachment) {
    attachment.put("State", "deleting").remove("Association");
  }

  private void tables(TestGateways g, List<String> attachments) {
    for (String table : List.of("tgw-rtb-1", "tgw-rtb-2")) {
      List<String> propagating = attachments.stream().filter(a -> dice.chance(80)).toList();
      g.propagation(table, String.join(",", propagating));
      if (dice.chance(40)) {
        g.transitRoutes(table, searched(attachments));
      }
    }
  }

  private String[] searched(List<String> attachments) {
    List<String> routes = new ArrayList<>();
    for (PlannedVpc vpc : plan.vpcs) {
      String own = "tgw-attach-" + vpc.number();
      for (String block : Stream.concat(vpc.fours().stream(), vpc.sixes().stream()).toList()) {
        if (attachments.contains(own) && dice.chance(80)) {
          routes.add(block + " " + own + " propagated");
        }
      }
    }
    for (int _ : dice.range(0, 3)) {
      String target = dice.chance(30) ? "blackhole" : dice.pick(attachments);
      routes.add((dice.chance(75) ? plan.four() : plan.six()) + " " + target);
    }
    return dice.some(routes, routes.size()).toArray(String[]::new);
  }
}
