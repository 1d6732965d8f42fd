package dev.assay.reachability.cases;

import static dev.assay.reachability.cases.HandCase.edge;
import static dev.assay.reachability.cases.Scenes.NOTHING;
import static dev.assay.reachability.cases.Scenes.OFFICE_REACHES_443;

import dev.assay.reachability.oracle.TestNetwork;
import java.util.List;

/// Inbound entries of network ACLs (rules N1 and D1).
final class NaclCases {

  private static final String OUT = "out 100 allow all 0.0.0.0/0";
  private static final String ORDER =
      "VPC User Guide, Network ACL rules: rules are evaluated from the lowest number on, and the"
          + " first that matches is applied whatever a higher one says.";
  private static final String IMPLICIT =
      "VPC User Guide, Network ACL basics: a packet that matches no numbered rule is denied by the"
          + " rule with the asterisk.";
  private static final String DEFAULT =
      "VPC User Guide, Network ACL basics: a subnet without an explicit association has the default"
          + " network ACL of its VPC.";
  private static final String PROTOCOLS =
      "EC2 API Reference, NetworkAclEntry: the protocol is a number, −1 means all and then ports"
          + " are not looked at.";
  private static final String FAMILIES =
      "VPC User Guide, Network ACL rules: IPv4 and IPv6 traffic have separate rules.";
  private static final String MISSING =
      "Ours, rule D1: an ACL that is not in the data opens nothing.";

  private NaclCases() {}

  static List<HandCase> all() {
    return List.of(
        edge(
            "lowerNumberDecidesThoughItComesLater",
            ORDER,
            acl("in 200 deny all 0.0.0.0/0", "in 100 allow tcp 443 0.0.0.0/0", OUT),
            OFFICE_REACHES_443),
        edge(
            "lowerDenyDecides",
            ORDER,
            acl("in 200 allow tcp 443 0.0.0.0/0", "in 100 deny all 0.0.0.0/0", OUT),
            NOTHING),
        edge(
            "earlierDenyForOneAddressCutsItOut",
            ORDER,
            acl("in 100 allow all 0.0.0.0/0", "in 90 deny tcp 443 198.51.100.0/32", OUT),
            """
            [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"INTERNET","edge":"igw-a",
              "ipVersion":4,
              "cubes":[{"protocol":"TCP","fromPort":443,"toPort":443,"sources":[
                "198.51.100.1/32","198.51.100.2/31","198.51.100.4/30","198.51.100.8/29",
                "198.51.100.16/28","198.51.100.32/27","198.51.100.64/26",
                "198.51.100.128/25"]}]}]
            """),
        edge(
            "laterDenyChangesNothing",
            ORDER,
            acl("in 100 allow all 0.0.0.0/0", "in 110 deny tcp 443 198.51.100.0/32", OUT),
            OFFICE_REACHES_443),
        edge("withoutInboundEntryAllIsDenied", IMPLICIT, acl(OUT), NOTHING),
        edge(
            "entryForAnotherPortDoesNotMatch",
            IMPLICIT,
            acl("in 100 allow tcp 444-65535 0.0.0.0/0", OUT),
            NOTHING),
        edge(
            "portRangeIncludesItsEnds",
            IMPLICIT,
            acl("in 100 allow tcp 22-443 0.0.0.0/0", OUT),
            OFFICE_REACHES_443),
        edge(
            "defaultAclIsForOtherSubnetsOnly",
            DEFAULT,
            Scenes.webServer().acl("acl-b", "vpc-a", "subnet-a", OUT),
            NOTHING),
        edge(
            "aclOfAnotherSubnetDoesNotMatter",
            DEFAULT,
            Scenes.webServer().acl("acl-b", "vpc-a", "subnet-z", OUT),
            OFFICE_REACHES_443),
        edge(
            "udpEntryDoesNotMatchTcp",
            PROTOCOLS,
            acl("in 90 deny udp 443 0.0.0.0/0", "in 100 allow all 0.0.0.0/0", OUT),
            OFFICE_REACHES_443),
        edge(
            "tcpEntryWithoutPortsMeansAllPorts",
            PROTOCOLS,
            acl("in 90 deny tcp 0.0.0.0/0", "in 100 allow all 0.0.0.0/0", OUT),
            NOTHING),
        edge(
            "entryOfAnotherProtocolNeverMatches",
            PROTOCOLS,
            acl("in 90 deny 1 0.0.0.0/0", "in 100 allow all 0.0.0.0/0", OUT),
            OFFICE_REACHES_443),
        edge("ipv6EntryDoesNotAdmitIpv4", FAMILIES, acl("in 100 allow all ::/0", OUT), NOTHING),
        edge("aclThatIsNotInTheDataOpensNothing", MISSING, withoutAcl(), NOTHING));
  }

  private static TestNetwork acl(String... entries) {
    return network().acl("acl-b", "vpc-a", "default", entries);
  }

  private static TestNetwork withoutAcl() {
    return network();
  }

  private static TestNetwork network() {
    return Scenes.withWebServer(
        new TestNetwork()
            .vpc("vpc-a", "10.0.0.0/16")
            .subnet("subnet-a", "vpc-a", "us-east-1a", "10.0.1.0/24")
            .internetGateway("igw-a", "vpc-a")
            .table("rtb-a", "vpc-a", "main", "0.0.0.0/0 igw-a"));
  }
}
