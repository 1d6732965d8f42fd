package dev.assay.reachability.cases;

import static dev.assay.reachability.cases.HandCase.edge;
import static dev.assay.reachability.cases.Scenes.NOTHING;
import static dev.assay.reachability.cases.Scenes.OFFICE_REACHES_443;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.reachability.oracle.TestNetwork;
import java.util.List;

/// Security groups (rules G1, G3, G4 and D1).
final class SecurityGroupCases {

  private static final String UNION =
      "VPC User Guide, Security group basics: the rules of all groups of an instance are aggregated"
          + " into one set.";
  private static final String NO_RULES =
      "VPC User Guide, Security group rules: rules only allow; a group without inbound rules admits"
          + " no inbound traffic.";
  private static final String PROTOCOLS =
      "EC2 API Reference, IpPermission: with protocol −1 traffic on all ports is allowed whatever"
          + " range is given; a port of −1 means all.";
  private static final String PRIVATE =
      "VPC User Guide, Security group referencing: traffic is admitted by the private addresses of"
          + " the resources that have the referenced group, not by their public ones.";
  private static final String STALE =
      "VPC User Guide, Stale security group rules: a rule is stale when the referenced group, or"
          + " the peering connection to its VPC, was deleted.";
  private static final String MISSING =
      "Ours, rule D1: a group that is not in the data opens nothing.";

  private SecurityGroupCases() {}

  static List<HandCase> all() {
    return List.of(
        edge(
            "rulesOfAllGroupsAreOneSet",
            UNION,
            twoGroups("in tcp 443 198.51.100.0/25", "in tcp 443 198.51.100.128/25"),
            OFFICE_REACHES_443),
        edge(
            "neighbouringPortsWithTheSameSourcesAreOneRange",
            UNION,
            twoGroups("in tcp 22-23 198.51.100.0/24", "in tcp 24 198.51.100.0/24"),
            """
            [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"INTERNET","edge":"igw-a",
              "ipVersion":4,
              "cubes":[{"protocol":"TCP","fromPort":22,"toPort":24,
                "sources":["198.51.100.0/24"]}]}]
            """),
        edge(
            "overlappingPortsAreCutWhereSourcesChange",
            UNION,
            twoGroups("in tcp 22-80 198.51.100.0/25", "in tcp 80-90 198.51.100.128/25"),
            """
            [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"INTERNET","edge":"igw-a",
              "ipVersion":4,
              "cubes":[
                {"protocol":"TCP","fromPort":22,"toPort":79,"sources":["198.51.100.0/25"]},
                {"protocol":"TCP","fromPort":80,"toPort":80,"sources":["198.51.100.0/24"]},
                {"protocol":"TCP","fromPort":81,"toPort":90,"sources":["198.51.100.128/25"]}]}]
            """),
        edge("groupWithoutRulesOpensNothing", NO_RULES, group(), NOTHING),
        edge(
            "protocolAllOpensTcpAndUdp",
            PROTOCOLS,
            group("in all 198.51.100.7/32"),
            """
            [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"INTERNET","edge":"igw-a",
              "ipVersion":4,
              "cubes":[
                {"protocol":"TCP","fromPort":0,"toPort":65535,"sources":["198.51.100.7/32"]},
                {"protocol":"UDP","fromPort":0,"toPort":65535,"sources":["198.51.100.7/32"]}]}]
            """),
        edge(
            "portsOfMinusOneAreAllPorts",
            PROTOCOLS,
            group("in udp -1 198.51.100.7/32"),
            """
            [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"INTERNET","edge":"igw-a",
              "ipVersion":4,
              "cubes":[{"protocol":"UDP","fromPort":0,"toPort":65535,
                "sources":["198.51.100.7/32"]}]}]
            """),
        edge(
            "protocolMayBeANumber",
            PROTOCOLS,
            group("in 6 443 198.51.100.0/24"),
            OFFICE_REACHES_443),
        edge("icmpOpensNoPort", PROTOCOLS, group("in icmp -1 198.51.100.0/24"), NOTHING),
        edge(
            "portZeroIsAPort",
            PROTOCOLS,
            group("in tcp 0 198.51.100.0/24"),
            """
            [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"INTERNET","edge":"igw-a",
              "ipVersion":4,
              "cubes":[{"protocol":"TCP","fromPort":0,"toPort":0,
                "sources":["198.51.100.0/24"]}]}]
            """),
        edge(
            "publicAddressOfAMemberIsNotAdmitted",
            PRIVATE,
            group("in tcp 443 sg-b")
                .group("sg-b", "vpc-a")
                .host("eni-b", "i-b", "subnet-a", "sg-b", "10.0.1.20=203.0.113.20"),
            NOTHING),
        edge(
            "privateAddressesOfMembersInAPeeredVpcAreAdmitted",
            PRIVATE,
            reference("10.1.0.0/16 pcx-ab"),
            """
            [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"PEERED_VPC",
              "edge":"pcx-ab","ipVersion":4,
              "cubes":[{"protocol":"TCP","fromPort":5432,"toPort":5432,"sources":[
                "10.1.1.20/31"]}]}]
            """),
        edge(
            "referenceCountsBetweenPeersByWhateverEdgeTheyCome",
            STALE,
            byVpn("active"),
            """
            [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"VPN_GATEWAY",
              "edge":"vgw-a","ipVersion":4,
              "cubes":[{"protocol":"TCP","fromPort":5432,"toPort":5432,"sources":[
                "10.1.1.20/31"]}]}]
            """),
        edge("referenceIsStaleWhereThePeeringIsGone", STALE, byVpn("deleted"), NOTHING),
        edge(
            "referenceToAGroupThatIsGoneMatchesNothing",
            STALE,
            group("in tcp 443 sg-gone"),
            NOTHING),
        edge(
            "groupThatIsNotInTheDataOpensNothing",
            MISSING,
            Scenes.publicSubnet()
                .host("eni-a", "i-a", "subnet-a", "sg-gone", "10.0.1.10=203.0.113.10"),
            NOTHING),
        edge(
            "otherGroupsOfTheInterfaceStillCount",
            MISSING,
            Scenes.publicSubnet()
                .group("sg-a", "vpc-a", "in tcp 443 198.51.100.0/24")
                .host("eni-a", "i-a", "subnet-a", "sg-gone,sg-a", "10.0.1.10=203.0.113.10"),
            OFFICE_REACHES_443));
  }

  private static TestNetwork group(String... rules) {
    return Scenes.publicSubnet()
        .group("sg-a", "vpc-a", rules)
        .host("eni-a", "i-a", "subnet-a", "sg-a", "10.0.1.10=203.0.113.10");
  }

  private static TestNetwork twoGroups(String first, String second) {
    return Scenes.publicSubnet()
        .group("sg-a", "vpc-a", first)
        .group("sg-b", "vpc-a", second)
        .host("eni-a", "i-a", "subnet-a", "sg-a,sg-b", "10.0.1.10=203.0.113.10");
  }

  /// A database that a group of the peered VPC may reach; its two members are neighbours.
  private static TestNetwork reference(String route) {
    return Scenes.peers()
        .table("rtb-a", "vpc-a", "main", route)
        .group("sg-a", "vpc-a", "in tcp 5432 sg-b")
        .group("sg-b", "vpc-b")
        .host("eni-a", "i-a", "subnet-a", "sg-a", "10.0.1.10")
        .networkInterface("eni-b", "subnet-b", "sg-b", "10.1.1.20")
        .networkInterface("eni-c", "subnet-b", "sg-b", "10.1.1.21=203.0.113.21");
  }

  private static TestNetwork byVpn(String status) {
    return reference("10.1.0.0/16 vgw-a")
        .vpnGateway("vgw-a", "vpc-a")
        .change("pcx-ab", peering -> ((ObjectNode) peering.path("Status")).put("Code", status));
  }
}
