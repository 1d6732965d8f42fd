package dev.assay.reachability.oracle;

import java.util.ArrayList;
import java.util.List;

/// Networks in which much is open between instances: tiers that admit each other by group, several
/// hosts of a kind, VPCs that are peered or share a transit gateway; with something missing here
/// and there.
public final class RandomTiers {

  private final Dice dice;
  private final TestNetwork network = new TestNetwork();
  private final List<String> groups = new ArrayList<>();
  private int hosts = 9;

  private RandomTiers(long seed) {
    this.dice = new Dice(seed);
  }

  /// The same network for the same seed.
  public static Documents of(long seed) {
    return new RandomTiers(seed).write();
  }

  private Documents write() {
    int vpcs = dice.between(1, 3);
    for (int vpc = 1; vpc <= vpcs; vpc++) {
      for (int tier = 1; tier <= 3; tier++) {
        groups.add("sg-" + vpc + tier);
      }
    }
    for (int vpc = 1; vpc <= vpcs; vpc++) {
      vpc(vpc, vpcs);
    }
    if (vpcs > 1) {
      network.peering("pcx-12", "vpc-1", "vpc-2");
    }
    if (vpcs > 2) {
      network.gateways(
          g -> {
            g.transit("tgw-1").transitTable("tgw-rtb-1", "tgw-1");
            g.references("tgw-1");
            g.vpcAttachment("tgw-attach-2", "tgw-1", "vpc-2", "tgw-rtb-1", "subnet-21");
            g.vpcAttachment("tgw-attach-3", "tgw-1", "vpc-3", "tgw-rtb-1", "subnet-31");
            g.references("tgw-attach-2").references("tgw-attach-3");
            g.propagation(
                "tgw-rtb-1", dice.chance(85) ? "tgw-attach-2,tgw-attach-3" : "tgw-attach-2");
          });
    }
    return network.documents();
  }

  private void vpc(int vpc, int vpcs) {
    String id = "vpc-" + vpc;
    network
        .vpc(id, "10." + vpc + ".0.0/16", "2600:1f18:" + vpc + "::/56")
        .openAcl("acl-" + vpc, id);
    if (vpc == 1 || dice.chance(20)) {
      network.internetGateway("igw-" + vpc, id);
    }
    for (int at = 1; at <= 2; at++) {
      String subnet = "subnet-" + vpc + at;
      network.subnet(
          subnet,
          id,
          "us-east-1" + dice.pick("a", "a", "b"),
          "10." + vpc + "." + at + ".0/24",
          "2600:1f18:" + vpc + ":" + at + "::/64");
      if (dice.chance(25)) {
        acl(subnet, id);
      }
    }
    List<String> routes = new ArrayList<>(List.of("0.0.0.0/0 igw-" + vpc, "::/0 igw-" + vpc));
    for (int other = 1; other <= vpcs; other++) {
      if (other != vpc && dice.chance(85)) {
        String target = vpc + other == 3 ? "pcx-12" : "tgw-1";
        routes.add("10." + other + ".0.0/16 " + target);
        routes.add("2600:1f18:" + other + "::/56 " + target);
      }
    }
    if (dice.chance(15)) {
      routes.add("10." + vpc + ".2.0/24 eni-firewall");
    }
    network.table("rtb-" + vpc, id, "main", routes.toArray(String[]::new));
    for (int tier = 1; tier <= 3; tier++) {
      group(vpc, tier);
    }
    for (int at = 1; at <= 2; at++) {
      for (int _ : dice.range(1, 3)) {
        hosts(vpc, at);
      }
    }
  }

  private void acl(String subnet, String vpc) {
    network.acl(
        "acl-" + subnet,
        vpc,
        subnet,
        "in 50 deny tcp " + dice.pick("22", "80-90", "1024-40000", "0-1023") + " " + block(),
        "in 60 " + dice.pick("allow", "deny") + " udp " + dice.pick("53", "0-65535") + " ::/0",
        "in 100 allow all 0.0.0.0/0",
        "in 101 allow all ::/0",
        "out 50 deny " + dice.pick("tcp 1-40000", "udp 53", "tcp 22", "all") + " " + block(),
        "out 100 allow all 0.0.0.0/0",
        "out 101 allow all ::/0");
  }

  private String block() {
    return dice.pick("10.1.1.0/24", "10.1.1.16/28", "10.2.0.0/16", "10.0.0.0/8", "10.1.2.12/32");
  }

  /// The first tier of the first VPC is public; each tier admits the one before it, and now and
  /// then another.
  private void group(int vpc, int tier) {
    List<String> rules = new ArrayList<>();
    if (tier == 1 && vpc == 1) {
      rules.add("in tcp 443 0.0.0.0/0");
    }
    String before =
        tier > 1 ? "sg-" + vpc + (tier - 1) : vpc > 1 ? "sg-" + (vpc - 1) + "3" : "sg-11";
    rules.add("in tcp " + dice.pick("8080", "80-90", "22", "0-65535") + " " + before);
    if (dice.chance(35)) {
      rules.add("in udp " + dice.pick("53", "0-65535") + " " + dice.pick(groups));
    }
    if (dice.chance(25)) {
      rules.add("in tcp 22 " + dice.pick(block(), "2600:1f18:1::/56", "2600:1f18:2::/56"));
    }
    if (dice.chance(25)) {
      rules.add("out tcp " + dice.pick("8080", "80-90", "0-65535") + " " + dice.pick(groups));
      rules.add("out " + dice.pick("tcp 22", "udp 53", "all") + " " + dice.pick(block(), "::/0"));
    }
    network.group("sg-" + vpc + tier, "vpc-" + vpc, rules.toArray(String[]::new));
  }

  /// Several of a kind, side by side; the second interface of one of them is of another kind.
  private void hosts(int vpc, int at) {
    String own = "sg-" + vpc + dice.between(1, 3);
    String more = dice.chance(20) ? own + ",sg-" + vpc + dice.between(1, 3) : own;
    boolean hasIpv6 = dice.chance(40);
    for (int _ : dice.range(1, 3)) {
      int number = ++hosts;
      List<String> addresses = new ArrayList<>();
      String address = "10." + vpc + "." + at + "." + number;
      addresses.add(dice.chance(40) ? address + "=203.0.113." + number : address);
      if (hasIpv6) {
        addresses.add("2600:1f18:" + vpc + ":" + at + "::" + number);
      }
      network.host(
          "eni-" + number,
          "i-" + number,
          "subnet-" + vpc + at,
          more,
          addresses.toArray(String[]::new));
      if (dice.chance(10)) {
        int second = ++hosts;
        network.host(
            "eni-" + second,
            "i-" + number,
            "subnet-" + vpc + dice.between(1, 2),
            "sg-" + vpc + dice.between(1, 3),
            "10." + vpc + ".9." + second);
      }
    }
  }
}
