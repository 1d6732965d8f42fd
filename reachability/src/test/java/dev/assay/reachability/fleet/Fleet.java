package dev.assay.reachability.fleet;

import dev.assay.reachability.Network;
import dev.assay.reachability.address.Address;
import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.address.Cidr;
import dev.assay.reachability.address.PortRange;
import dev.assay.reachability.vpc.Component;
import dev.assay.reachability.vpc.Instance;
import dev.assay.reachability.vpc.InternetGateway;
import dev.assay.reachability.vpc.NetworkAcl;
import dev.assay.reachability.vpc.NetworkAclEntry;
import dev.assay.reachability.vpc.NetworkInterface;
import dev.assay.reachability.vpc.NetworkInterface.PrivateAddress;
import dev.assay.reachability.vpc.ProtocolMatch;
import dev.assay.reachability.vpc.Route;
import dev.assay.reachability.vpc.RouteTable;
import dev.assay.reachability.vpc.SecurityGroup;
import dev.assay.reachability.vpc.SecurityGroupRule;
import dev.assay.reachability.vpc.SecurityGroupRule.Peer;
import dev.assay.reachability.vpc.Subnet;
import dev.assay.reachability.vpc.Vpc;
import dev.assay.reachability.vpc.VpcPeeringConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// VPCs of 250 to 500 interfaces each, peered two by two: three route tables, three network ACLs
/// of up to 30 entries, groups of up to 60 rules with references, an internet gateway.
///
/// Realistic: most interfaces are one of many like them, as scaling groups make them. Adversarial:
/// each has a random set of three to five groups, so that almost nothing is shared.
public final class Fleet {
  private static final int GROUPS = 24;
  private static final List<Integer> PORTS = List.of(22, 80, 443, 3306, 5432, 6379, 8080, 9200);

  private final SplittableRandom random;
  private final boolean isAdversarial;
  private final List<Component> components = new ArrayList<>();
  private int made;
  private int vpcs;

  private Fleet(long seed, boolean isAdversarial) {
    this.random = new SplittableRandom(seed);
    this.isAdversarial = isAdversarial;
  }

  /// A fleet.
  ///
  /// @param interfaces at least so many
  public static Network of(int interfaces, boolean isAdversarial, long seed) {
    var fleet = new Fleet(seed, isAdversarial);
    while (fleet.made < interfaces) {
      fleet.vpc(Math.min(fleet.random.nextInt(250, 501), interfaces - fleet.made));
    }
    return Network.of(fleet.components);
  }

  static String group(int vpc, int index) {
    return "sg-" + vpc + "-" + index;
  }

  private void vpc(int interfaces) {
    int number = vpcs++;
    String vpc = "vpc-" + number;
    var block = new Cidr(ipv4(0x0a00_0000L | ((number & 0xffL) << 16)), 16);
    components.add(new Vpc(vpc, "111122223333", List.of(block)));
    components.add(new InternetGateway("igw-" + number, List.of(vpc)));
    if (number % 2 == 1) {
      peer(number, block);
    }
    for (int i = 0; i < 3; i++) {
      subnet(number, i, block);
    }
    for (int i = 0; i < GROUPS; i++) {
      components.add(securityGroup(number, i, block));
    }
    int templates = random.nextInt(8, 25);
    List<List<String>> groupsOfTemplate = new ArrayList<>();
    for (int i = 0; i < templates; i++) {
      groupsOfTemplate.add(someGroups(number));
    }
    for (int i = 0; i < interfaces; i++) {
      networkInterface(number, i, groupsOfTemplate);
    }
  }

  private void peer(int number, Cidr block) {
    var other = new Cidr(ipv4(0x0a00_0000L | (((number - 1) & 0xffL) << 16)), 16);
    components.add(
        new VpcPeeringConnection(
            "pcx-" + number,
            true,
            new VpcPeeringConnection.Side("vpc-" + (number - 1), List.of(other)),
            new VpcPeeringConnection.Side("vpc-" + number, List.of(block))));
  }

  private void subnet(int number, int index, Cidr block) {
    String id = "subnet-" + number + "-" + index;
    String vpc = "vpc-" + number;
    components.add(
        new Subnet(
            id,
            vpc,
            "us-east-1" + (char) ('a' + index),
            List.of(new Cidr(ipv4(block.first().low() + ((long) index << 14)), 18))));
    List<Route> routes = new ArrayList<>();
    routes.add(route(block.toString(), Route.LOCAL));
    routes.add(route("0.0.0.0/0", index == 2 ? "nat-" + number : "igw-" + number));
    String peering = "pcx-" + (number % 2 == 1 ? number : number + 1);
    int peer = number % 2 == 1 ? number - 1 : number + 1;
    routes.add(route("10." + (peer & 0xff) + ".0.0/16", peering));
    routes.add(route("34.0.0.0/8", index == 1 ? "vgw-" + number : "igw-" + number));
    components.add(
        new RouteTable(
            "rtb-" + number + "-" + index, vpc, index == 0, List.of(id), List.of(), routes));
    components.add(
        new NetworkAcl("acl-" + number + "-" + index, vpc, index == 0, List.of(id), entries()));
  }

  private static Route route(String destination, String target) {
    return new Route(new Route.Destination.Block(Cidr.parse(destination)), target, false, false);
  }

  private List<NetworkAclEntry> entries() {
    List<NetworkAclEntry> entries = new ArrayList<>();
    int count = random.nextInt(0, 30);
    for (int i = 0; i < count; i++) {
      entries.add(
          new NetworkAclEntry(
              100 + i,
              random.nextInt(4) == 0,
              random.nextBoolean(),
              new ProtocolMatch(random.nextInt(5) == 0 ? 17 : 6),
              ports(),
              block()));
    }
    var everybody = Cidr.parse("0.0.0.0/0");
    entries.add(
        new NetworkAclEntry(30_000, false, true, ProtocolMatch.ALL, PortRange.ALL, everybody));
    entries.add(
        new NetworkAclEntry(30_000, true, true, ProtocolMatch.ALL, PortRange.ALL, everybody));
    return entries;
  }

  private SecurityGroup securityGroup(int number, int index, Cidr block) {
    List<SecurityGroupRule> ingress = new ArrayList<>();
    int count = random.nextInt(1, random.nextInt(2, 61));
    for (int i = 0; i < count; i++) {
      ingress.add(rule(number, block));
    }
    return new SecurityGroup(
        group(number, index), "vpc-" + number, "111122223333", ingress, List.of());
  }

  private SecurityGroupRule rule(int number, Cidr block) {
    Peer peer =
        switch (random.nextInt(6)) {
          case 0 -> new Peer.Group(group(number, random.nextInt(GROUPS)));
          case 1 -> new Peer.Block(block);
          case 2 -> new Peer.Block(Cidr.parse("0.0.0.0/0"));
          default -> new Peer.Block(block());
        };
    return new SecurityGroupRule(
        "", new ProtocolMatch(random.nextInt(5) == 0 ? 17 : 6), ports(), peer);
  }

  SecurityGroupRule anyRule() {
    return rule(0, Cidr.parse("10.0.0.0/16"));
  }

  static Fleet rules(long seed) {
    return new Fleet(seed, false);
  }

  private PortRange ports() {
    if (random.nextInt(3) > 0) {
      int port = PORTS.get(random.nextInt(PORTS.size()));
      return new PortRange(port, port);
    }
    int from = random.nextInt(65_536);
    return new PortRange(from, random.nextInt(from, 65_536));
  }

  private Cidr block() {
    return new Cidr(ipv4(random.nextLong(1L << 32)), random.nextInt(6, 33));
  }

  private List<String> someGroups(int number) {
    List<String> groups = new ArrayList<>();
    int count = random.nextInt(isAdversarial ? 3 : 1, isAdversarial ? 6 : 4);
    while (groups.size() < count) {
      String group = group(number, random.nextInt(GROUPS));
      if (!groups.contains(group)) {
        groups.add(group);
      }
    }
    return groups;
  }

  private void networkInterface(int number, int index, List<List<String>> groupsOfTemplate) {
    int subnet = random.nextInt(3);
    long base = 0x0a00_0000L | ((number & 0xffL) << 16) | ((long) subnet << 14);
    String id = "eni-" + number + "-" + index;
    components.add(
        new NetworkInterface(
            id,
            "vpc-" + number,
            "subnet-" + number + "-" + subnet,
            "",
            List.of(new PrivateAddress(ipv4(base + 10 + index), true, random.nextInt(10) < 6)),
            List.of(),
            isAdversarial
                ? someGroups(number)
                : groupsOfTemplate.get(random.nextInt(groupsOfTemplate.size())),
            "i-" + number + "-" + index,
            0));
    components.add(new Instance("i-" + number + "-" + index, "running", "", ""));
    made++;
  }

  private static Address ipv4(long bits) {
    return new Address(AddressFamily.IPV4, 0, bits);
  }
}
