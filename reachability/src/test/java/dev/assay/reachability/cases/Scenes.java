package dev.assay.reachability.cases;

import dev.assay.reachability.oracle.TestNetwork;

/// The parts that the networks of several subjects start from.
///
/// Everywhere: `vpc-a` is 10.0.0.0/16 with `subnet-a` 10.0.1.0/24 in zone a, the asked host is
/// `eni-a` of `i-a`, its group is `sg-a`.
final class Scenes {

  /// The answer that nothing is open.
  static final String NOTHING = "[]";

  /// The answer that HTTPS of `eni-a` is open to one office network on the internet.
  static final String OFFICE_REACHES_443 =
      """
      [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"INTERNET","edge":"igw-a",
        "ipVersion":4,
        "cubes":[{"protocol":"TCP","fromPort":443,"toPort":443,"sources":["198.51.100.0/24"]}]}]
      """;

  private Scenes() {}

  /// One VPC with one subnet, and an ACL that lets everything pass.
  static TestNetwork subnet() {
    return new TestNetwork()
        .vpc("vpc-a", "10.0.0.0/16")
        .subnet("subnet-a", "vpc-a", "us-east-1a", "10.0.1.0/24")
        .openAcl("acl-a", "vpc-a");
  }

  /// The same with an internet gateway and the route to it.
  static TestNetwork publicSubnet() {
    return subnet()
        .internetGateway("igw-a", "vpc-a")
        .table("rtb-a", "vpc-a", "main", "0.0.0.0/0 igw-a");
  }

  /// A group that admits HTTPS from the office, on a host with a public address.
  static TestNetwork withWebServer(TestNetwork network) {
    return network
        .group("sg-a", "vpc-a", "in tcp 443 198.51.100.0/24")
        .host("eni-a", "i-a", "subnet-a", "sg-a", "10.0.1.10=203.0.113.10");
  }

  static TestNetwork webServer() {
    return withWebServer(publicSubnet());
  }

  /// Two peered VPCs with open ACLs; `vpc-b` is 10.1.0.0/16, and its host `eni-b` is 10.1.1.20 with
  /// the group `sg-b`. Routes and groups are the caller's.
  static TestNetwork peers() {
    return subnet()
        .vpc("vpc-b", "10.1.0.0/16")
        .subnet("subnet-b", "vpc-b", "us-east-1a", "10.1.1.0/24")
        .openAcl("acl-b", "vpc-b")
        .peering("pcx-ab", "vpc-a", "vpc-b");
  }
}
