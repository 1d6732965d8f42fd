package dev.assay.reachability.cases;

import static dev.assay.reachability.cases.HandCase.edge;
import static dev.assay.reachability.cases.Scenes.NOTHING;
import static dev.assay.reachability.cases.Scenes.OFFICE_REACHES_443;

import dev.assay.reachability.oracle.TestNetwork;
import java.util.List;

/// Replies: ACLs are stateless, security groups are not (rules P1, P2 and G1).
final class ReplyCases {

  private static final String STATELESS =
      "VPC User Guide, Network ACL basics: network ACLs are stateless; responses to allowed inbound"
          + " traffic are subject to the rules for outbound traffic.";
  private static final String EPHEMERAL =
      "VPC User Guide, Ephemeral ports: a response goes to the port that the client chose, mostly"
          + " of 1024–65535.";
  private static final String STATEFUL =
      "VPC User Guide, Security group basics: security groups are stateful; responses to allowed"
          + " inbound traffic may leave whatever the outbound rules are.";

  private ReplyCases() {}

  static List<HandCase> all() {
    return List.of(
        edge("withoutOutboundEntryNoReply", STATELESS, acl(), NOTHING),
        edge(
            "outboundDenyForPartOfTheOfficeCutsItOut",
            STATELESS,
            acl("out 90 deny all 198.51.100.0/25", "out 100 allow all 0.0.0.0/0"),
            """
            [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"INTERNET","edge":"igw-a",
              "ipVersion":4,
              "cubes":[{"protocol":"TCP","fromPort":443,"toPort":443,
                "sources":["198.51.100.128/25"]}]}]
            """),
        edge(
            "outboundToEphemeralPortsIsEnough",
            EPHEMERAL,
            acl("out 100 allow tcp 1024-65535 0.0.0.0/0"),
            OFFICE_REACHES_443),
        edge(
            "outboundToAnotherProtocolIsNot",
            EPHEMERAL,
            acl("out 100 allow udp 1024-65535 0.0.0.0/0"),
            NOTHING),
        edge(
            "oneLowClientPortIsEnoughForTheVerdict",
            EPHEMERAL,
            acl("out 100 allow tcp 1 0.0.0.0/0"),
            OFFICE_REACHES_443),
        edge("clientPortZeroIsNone", EPHEMERAL, acl("out 100 allow tcp 0 0.0.0.0/0"), NOTHING),
        edge(
            "outboundToTheServersOwnPortHelpsAClientThere",
            EPHEMERAL,
            acl("out 100 allow tcp 443 0.0.0.0/0"),
            OFFICE_REACHES_443),
        edge(
            "everyClientPortDeniedCloses",
            EPHEMERAL,
            acl("out 90 deny tcp 1-65535 198.0.0.0/7", "out 100 allow all 0.0.0.0/0"),
            NOTHING),
        edge(
            "groupWithoutEgressRulesStillReplies",
            STATEFUL,
            egress("out none"),
            OFFICE_REACHES_443),
        edge(
            "groupWithEgressElsewhereStillReplies",
            STATEFUL,
            egress("out tcp 443 192.0.2.0/24"),
            OFFICE_REACHES_443));
  }

  private static TestNetwork acl(String... outbound) {
    TestNetwork network =
        Scenes.webServer().acl("acl-b", "vpc-a", "subnet-a", "in 100 allow all 0.0.0.0/0");
    for (String entry : outbound) {
      network.entry("acl-b", entry);
    }
    return network;
  }

  private static TestNetwork egress(String rule) {
    return Scenes.publicSubnet()
        .group("sg-a", "vpc-a", "in tcp 443 198.51.100.0/24", rule)
        .host("eni-a", "i-a", "subnet-a", "sg-a", "10.0.1.10=203.0.113.10");
  }
}
