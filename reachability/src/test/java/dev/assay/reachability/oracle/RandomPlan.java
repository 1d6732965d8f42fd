package dev.assay.reachability.oracle;

import java.util.ArrayList;
import java.util.List;

/// What a random network has so far, for those who write the next part of it.
final class RandomPlan {

  record PlannedVpc(
      String id, int number, List<String> fours, List<String> sixes, List<PlannedSubnet> subnets) {}

  /// `three` are the first three numbers of its addresses; `six` is its IPv6 block or empty.
  record PlannedSubnet(String id, String vpcId, String zone, String three, String six) {
    String four() {
      return three + ".0/24";
    }
  }

  record PlannedHost(
      String interfaceId,
      String instanceId,
      PlannedSubnet subnet,
      List<String> groups,
      List<String> addresses) {}

  final Dice dice;
  final TestNetwork network = new TestNetwork();
  final List<PlannedVpc> vpcs = new ArrayList<>();
  final List<PlannedHost> hosts = new ArrayList<>();
  final List<String> groups = new ArrayList<>();
  final List<String> prefixLists = new ArrayList<>();

  /// Ids that a VPC's routes may name, each with the blocks behind it: `[vpc, target, block…]`.
  final List<List<String>> routable = new ArrayList<>();

  private final List<String> fourPool = new ArrayList<>();
  private final List<String> sixPool = new ArrayList<>();
  private int numbers = 0;
  private int hostNumbers = 4;

  RandomPlan(Dice dice) {
    this.dice = dice;
    fourPool.addAll(
        dice.some(
            List.of(
                "198.51.100.0/24",
                "198.51.100.128/25",
                "198.51.100.7/32",
                "203.0.113.9/32",
                "5.5.0.0/16",
                "10.0.0.0/8",
                "192.168.0.0/16",
                "172.16.0.0/12",
                "64.0.0.0/2",
                "0.0.0.0/2"),
            dice.between(3, 6)));
    sixPool.addAll(
        dice.some(
            List.of(
                "2000::/3",
                "2001:db8:1::/48",
                "2001:db8:1::7/128",
                "2600::/12",
                "fc00::/7",
                "8000::/1"),
            dice.between(2, 3)));
  }

  /// The next number of the network.
  int next() {
    return ++numbers;
  }

  /// The next one for ids and last parts of addresses of hosts.
  int nextHost() {
    return ++hostNumbers;
  }

  List<String> groupsOf(String vpcId) {
    return groups.stream().filter(group -> group.startsWith(groupPrefix(vpcId))).toList();
  }

  static String groupPrefix(String vpcId) {
    return "sg-" + vpcId.substring(4) + "-";
  }

  /// A block that other rules of this network are likely to name as well.
  String four() {
    return switch (dice.between(0, 9)) {
      case 0, 1, 2, 3 -> "0.0.0.0/0";
      case 4 -> dice.pick("0.0.0.0/1", "128.0.0.0/1");
      case 5 -> dice.pick(dice.pick(vpcs).fours());
      case 6 -> dice.pick(dice.pick(vpcs).subnets()).four();
      case 7 -> address(4, dice.pick(fourPool));
      default -> dice.pick(fourPool);
    };
  }

  String six() {
    List<String> own = dice.pick(vpcs).sixes();
    return switch (dice.between(0, 9)) {
      case 0, 1, 2, 3, 4 -> "::/0";
      case 5 -> own.isEmpty() ? "::/1" : dice.pick(own);
      case 6 -> address(6, dice.pick(sixPool));
      default -> dice.pick(sixPool);
    };
  }

  /// A block of no VPC, for prefix lists.
  String strange(int version) {
    return dice.pick(version == 4 ? fourPool : sixPool);
  }

  private String address(int version, String otherwise) {
    if (hosts.isEmpty()) {
      return otherwise;
    }
    return dice.pick(hosts).addresses().stream()
        .map(address -> address.split("=", -1)[0])
        .filter(address -> DocumentStore.isSix(address) == (version == 6))
        .findFirst()
        .map(address -> address + (version == 4 ? "/32" : "/128"))
        .orElse(otherwise);
  }

  /// Ports at the boundaries where mistakes are likely.
  String ports() {
    return dice.pick(
        "0-65535",
        "0-65535",
        "22",
        "80",
        "443",
        "0",
        "1",
        "0-1",
        "1-1023",
        "1023",
        "1024",
        "1024-65535",
        "1024-65535",
        "443-1024",
        "32768-60999",
        "65535");
  }
}
