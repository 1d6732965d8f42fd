package dev.assay.reachability.cases;

import static dev.assay.reachability.cases.HandCase.edge;
import static dev.assay.reachability.cases.HandCase.endToEnd;
import static dev.assay.reachability.cases.Scenes.NOTHING;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.reachability.oracle.TestNetwork;
import java.util.List;

/// VPC peering, at the edge and end to end (rules Q2, S2, A2, E2).
final class PeeringCases {

  private static final String ROUTES =
      "VPC Peering Guide, Update your route tables: both VPCs need a route to the other's block by"
          + " the peering connection.";
  private static final String ACTIVE =
      "VPC Peering Guide, Peering connection lifecycle: traffic flows only while the connection is"
          + " active.";
  private static final String BLOCKS =
      "VPC Peering Guide: traffic over a connection is between the blocks of the two VPCs, all of"
          + " them.";
  private static final String EDGE_TO_EDGE =
      "VPC Peering Guide, Unsupported configurations: there is neither transitive peering nor use"
          + " of the other VPC's gateways.";
  private static final String PRIVATE =
      "VPC Peering Guide: instances in either VPC communicate by private addresses.";
  private static final String SENDER =
      "VPC User Guide, Security groups and Network ACLs: the sender's outbound rules and its"
          + " subnet's ACL apply to what it sends, and the ACL to the reply.";

  private static final String OTHER_VPC =
      """
      [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"PEERED_VPC","edge":"pcx-ab",
        "ipVersion":4,
        "cubes":[{"protocol":"TCP","fromPort":22,"toPort":22,"sources":["10.1.0.0/16"]}]}]
      """;
  private static final String ONE_SENDER =
      """
      [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"PEERED_VPC","edge":"pcx-ab",
        "ipVersion":4,
        "cubes":[{"protocol":"TCP","fromPort":22,"toPort":22,"sources":["10.1.1.20/32"]}]}]
      """;

  private PeeringCases() {}

  static List<HandCase> all() {
    return List.of(
        edge("peerIsEveryAddressOfItsVpc", BLOCKS, server("10.1.0.0/16 pcx-ab"), OTHER_VPC),
        edge(
            "widerRouteGivesNoMoreThanThePeersBlocks",
            EDGE_TO_EDGE,
            server("10.0.0.0/8 pcx-ab"),
            OTHER_VPC),
        edge("withoutRouteBackNoPeer", ROUTES, server("10.2.0.0/16 pcx-ab"), NOTHING),
        edge(
            "secondBlockOfThePeerCounts",
            BLOCKS,
            server("100.64.0.0/16 pcx-ab").vpcBlock("vpc-b", "100.64.0.0/24", "associated"),
            """
            [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"PEERED_VPC",
              "edge":"pcx-ab","ipVersion":4,
              "cubes":[{"protocol":"TCP","fromPort":22,"toPort":22,
                "sources":["100.64.0.0/24"]}]}]
            """),
        edge(
            "pendingConnectionIsNoEdge",
            ACTIVE,
            server("10.1.0.0/16 pcx-ab").change("pcx-ab", PeeringCases::pending),
            NOTHING),
        edge(
            "publicAddressIsNotNeeded",
            PRIVATE,
            network("10.1.0.0/16 pcx-ab")
                .host("eni-a", "i-a", "subnet-a", "sg-a", "10.0.1.10=203.0.113.10"),
            OTHER_VPC),
        edge(
            "strangersBlocksComeFromTheConnection",
            BLOCKS,
            server("172.20.0.0/16 pcx-far")
                .gateways(
                    g -> g.peeringWithStranger("pcx-far", "vpc-a", "vpc-far", "172.20.8.0/24")),
            """
            [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"PEERED_VPC",
              "edge":"pcx-far","ipVersion":4,
              "cubes":[{"protocol":"TCP","fromPort":22,"toPort":22,
                "sources":["172.20.8.0/24"]}]}]
            """),
        endToEnd(
            "strangersSendersAreUnknown",
            BLOCKS,
            server("172.20.0.0/16 pcx-far")
                .gateways(
                    g -> g.peeringWithStranger("pcx-far", "vpc-a", "vpc-far", "172.20.8.0/24")),
            """
            [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"PEERED_VPC",
              "edge":"pcx-far","ipVersion":4,
              "cubes":[{"protocol":"TCP","fromPort":22,"toPort":22,
                "sources":["172.20.8.0/24"]}]}]
            """),
        endToEnd("sendersAreInterfacesOfThePeer", SENDER, sender("out all 0.0.0.0/0"), ONE_SENDER),
        endToEnd("withoutSendersNobodyReaches", SENDER, server("10.1.0.0/16 pcx-ab"), NOTHING),
        endToEnd("sendersGroupMustLetOut", SENDER, sender("out tcp 443 0.0.0.0/0"), NOTHING),
        endToEnd(
            "sendersGroupMayNameTheReceiversGroup", SENDER, sender("out tcp 22 sg-a"), ONE_SENDER),
        endToEnd(
            "sendersTableMustLeadToTheConnection",
            ROUTES,
            sender("out all 0.0.0.0/0").route("rtb-b", "10.0.1.0/24 nat-b"),
            NOTHING),
        endToEnd(
            "sendersMoreSpecificRouteForOthersDoesNotMatter",
            ROUTES,
            sender("out all 0.0.0.0/0").route("rtb-b", "10.0.2.0/24 nat-b"),
            ONE_SENDER),
        endToEnd(
            "sendersAclMustLetOut",
            SENDER,
            sender("out all 0.0.0.0/0")
                .acl("acl-c", "vpc-b", "subnet-b", "in 100 allow all 0.0.0.0/0"),
            NOTHING),
        endToEnd(
            "replyNeedsOneClientPortThatBothAclsAllow",
            SENDER,
            clientPorts(
                "out 100 allow tcp 1024-32767 0.0.0.0/0", "in 100 allow tcp 32768-60999 0.0.0.0/0"),
            NOTHING),
        endToEnd(
            "oneSharedClientPortIsEnough",
            SENDER,
            clientPorts(
                "out 100 allow tcp 1024-32768 0.0.0.0/0", "in 100 allow tcp 32768-60999 0.0.0.0/0"),
            ONE_SENDER));
  }

  private static void pending(ObjectNode peering) {
    ((ObjectNode) peering.path("Status")).put("Code", "pending-acceptance");
  }

  private static TestNetwork network(String route) {
    return Scenes.peers()
        .table("rtb-a", "vpc-a", "main", route)
        .group("sg-a", "vpc-a", "in tcp 22 0.0.0.0/0");
  }

  private static TestNetwork server(String route) {
    return network(route).host("eni-a", "i-a", "subnet-a", "sg-a", "10.0.1.10");
  }

  /// One host in the peer, with a route to the server; it admits nobody itself.
  private static TestNetwork sender(String egress) {
    return server("10.1.0.0/16 pcx-ab")
        .table("rtb-b", "vpc-b", "main", "10.0.0.0/16 pcx-ab")
        .group("sg-b", "vpc-b", egress)
        .host("eni-b", "i-b", "subnet-b", "sg-b", "10.1.1.20");
  }

  private static TestNetwork clientPorts(String here, String there) {
    return sender("out all 0.0.0.0/0")
        .acl("acl-c", "vpc-a", "subnet-a", "in 100 allow all 0.0.0.0/0", here)
        .acl("acl-d", "vpc-b", "subnet-b", "out 100 allow all 0.0.0.0/0", there);
  }
}
