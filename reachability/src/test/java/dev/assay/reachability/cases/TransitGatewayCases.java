package dev.assay.reachability.cases;

import static dev.assay.reachability.cases.HandCase.edge;
import static dev.assay.reachability.cases.HandCase.endToEnd;
import static dev.assay.reachability.cases.Scenes.NOTHING;

import dev.assay.reachability.oracle.TestNetwork;
import java.util.List;

/// Transit gateways (rules G4, T1 to T4, E3 and E4).
///
/// `vpc-a` is attached in its own transit subnet 10.0.9.0/24, `vpc-b` in the subnet of its host.
final class TransitGatewayCases {

  private static final String ZONES =
      "Transit Gateway Guide, Transit gateway attachments to a VPC: resources reach the transit"
          + " gateway only from zones in which the attachment has a subnet.";
  private static final String ACLS =
      "Transit Gateway Guide, Network ACLs, different subnets: outbound rules of the attachment's"
          + " subnet see the destination of what goes to the instance, its inbound rules the source"
          + " of what comes from it.";
  private static final String SAME_SUBNET =
      "Transit Gateway Guide, Network ACLs, same subnet: what goes to the instance is not"
          + " evaluated; what comes from it passes outbound rules by destination and inbound rules"
          + " by source.";
  private static final String TABLES =
      "Transit Gateway Guide, Route tables: the table associated with the attachment where traffic"
          + " enters decides; propagations put an attachment's blocks in.";
  private static final String STATIC =
      "Transit Gateway Guide, Route evaluation order: the most specific route; of equals the static"
          + " one before the propagated.";
  private static final String BLACKHOLE =
      "Transit Gateway Guide, Static routes: a blackhole route drops the traffic that matches it.";
  private static final String REFERENCES =
      "Transit Gateway Guide, Security group referencing: it must be enabled on the gateway and on"
          + " both attachments.";

  private static final String EVERYBODY =
      """
      [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"TRANSIT_GATEWAY",
        "edge":"tgw-1","ipVersion":4,
        "cubes":[{"protocol":"TCP","fromPort":22,"toPort":22,"sources":["10.1.0.0/16"]}]}]
      """;
  private static final String ONE_SENDER =
      """
      [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"TRANSIT_GATEWAY",
        "edge":"tgw-1","ipVersion":4,
        "cubes":[{"protocol":"TCP","fromPort":22,"toPort":22,"sources":["10.1.1.20/32"]}]}]
      """;
  private static final String OFFICE =
      """
      [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"TRANSIT_GATEWAY",
        "edge":"tgw-1","ipVersion":4,
        "cubes":[{"protocol":"TCP","fromPort":22,"toPort":22,"sources":["192.168.0.0/16"]}]}]
      """;

  private TransitGatewayCases() {}

  static List<HandCase> all() {
    return List.of(
        edge("routeToTheTransitGatewayOpens", TABLES, attached("subnet-t"), EVERYBODY),
        edge(
            "attachmentThatIsNotAvailableIsNoEdge",
            TABLES,
            attached("subnet-t").change("tgw-attach-a", a -> a.put("State", "pending")),
            NOTHING),
        edge("zoneWithoutAttachmentIsCutOff", ZONES, attached("subnet-u"), NOTHING),
        edge("oneOfTheZonesIsEnough", ZONES, attached("subnet-u,subnet-t"), EVERYBODY),
        edge(
            "unknownZoneIsNotHeldAgainstIt",
            ZONES,
            attached("subnet-u")
                .change("eni-a", one -> one.remove("AvailabilityZone"))
                .change("subnet-a", subnet -> subnet.remove("AvailabilityZone")),
            EVERYBODY),
        edge(
            "attachmentSubnetsAclMustLetTheRequestOut",
            ACLS,
            transitAcl("in 100 allow all 0.0.0.0/0", "out 100 allow all 10.0.2.0/24"),
            NOTHING),
        edge(
            "attachmentSubnetsAclSeesTheInterfacesAddress",
            ACLS,
            transitAcl("in 100 allow all 10.0.1.10/32", "out 100 allow all 10.0.1.10/32"),
            EVERYBODY),
        edge(
            "attachmentSubnetsAclMustLetTheReplyIn",
            ACLS,
            transitAcl("in 100 allow all 10.1.0.0/16", "out 100 allow all 0.0.0.0/0"),
            NOTHING),
        edge(
            "replyNeedsOneClientPortInBothSubnets",
            ACLS,
            transitAcl("in 100 allow tcp 1024-2000 0.0.0.0/0", "out 100 allow all 0.0.0.0/0")
                .acl(
                    "acl-c",
                    "vpc-a",
                    "subnet-a",
                    "in 100 allow all 0.0.0.0/0",
                    "out 100 allow tcp 2001-65535 0.0.0.0/0"),
            NOTHING),
        edge(
            "inTheAttachmentsSubnetTheRequestIsNotAsked",
            SAME_SUBNET,
            sameSubnet("in 100 allow all 10.0.1.0/24", "out 100 allow all 0.0.0.0/0"),
            EVERYBODY),
        edge(
            "inTheAttachmentsSubnetTheReplyComesInAsWell",
            SAME_SUBNET,
            sameSubnet("in 100 allow all 10.1.0.0/16", "out 100 allow all 0.0.0.0/0"),
            NOTHING),
        edge(
            "inTheAttachmentsSubnetTheReplyMustGetOut",
            SAME_SUBNET,
            sameSubnet("in 100 allow all 0.0.0.0/0", "out 100 allow all 10.0.0.0/16"),
            NOTHING),
        edge(
            "referenceOverATransitGatewayCountsWhereAllSupportIt",
            REFERENCES,
            references("tgw-1", "tgw-attach-a", "tgw-attach-b"),
            ONE_SENDER),
        edge(
            "referenceIsStaleWhereOneAttachmentDoesNotSupportIt",
            REFERENCES,
            references("tgw-1", "tgw-attach-a"),
            NOTHING),
        edge(
            "referenceIsStaleWhereTheGatewayDoesNotSupportIt",
            REFERENCES,
            references("tgw-attach-a", "tgw-attach-b"),
            NOTHING),
        endToEnd(
            "propagatedBlocksLeadToTheSender",
            TABLES,
            propagated("tgw-attach-a,tgw-attach-b"),
            ONE_SENDER),
        endToEnd(
            "withoutTheFarSidesPropagationThereIsNoWay",
            TABLES,
            propagated("tgw-attach-a"),
            NOTHING),
        endToEnd(
            "withoutOwnPropagationThereIsNoWayBack", TABLES, propagated("tgw-attach-b"), NOTHING),
        endToEnd(
            "attachmentWithoutTableLeadsNowhere",
            TABLES,
            withFarSide(attachedTo("", "subnet-t", "10.1.0.0/16 tgw-1", "in tcp 22 0.0.0.0/0"))
                .gateways(g -> g.propagation("tgw-rtb-1", "tgw-attach-a,tgw-attach-b")),
            NOTHING),
        endToEnd(
            "blackholeOfTheGatewayDrops",
            BLACKHOLE,
            searched("10.1.1.0/24 blackhole", "10.1.0.0/16 tgw-attach-b propagated"),
            NOTHING),
        endToEnd(
            "blackholeOfOthersDoesNotMatter",
            BLACKHOLE,
            searched("10.1.2.0/24 blackhole", "10.1.0.0/16 tgw-attach-b propagated"),
            ONE_SENDER),
        endToEnd(
            "staticRouteOfTheGatewayBeatsAnEqualPropagatedOne",
            STATIC,
            searched("10.1.0.0/16 tgw-attach-b propagated", "10.1.0.0/16 blackhole"),
            NOTHING),
        endToEnd(
            "searchedRoutesStandInsteadOfPropagations",
            TABLES,
            propagated("tgw-attach-a,tgw-attach-b")
                .gateways(g -> g.transitRoutes("tgw-rtb-1", "10.0.0.0/16 tgw-attach-a")),
            NOTHING),
        endToEnd(
            "sendersZoneMustBeServed",
            ZONES,
            propagated("tgw-attach-a,tgw-attach-b")
                .subnet("subnet-c", "vpc-b", "us-east-1c", "10.1.2.0/24")
                .change(
                    "tgw-attach-b", attachment -> attachment.putArray("SubnetIds").add("subnet-c")),
            NOTHING),
        endToEnd(
            "sendersAclInTheAttachmentsSubnetSeesItsOwnAddress",
            SAME_SUBNET,
            propagated("tgw-attach-a,tgw-attach-b")
                .acl(
                    "acl-c",
                    "vpc-b",
                    "subnet-b",
                    "in 100 allow all 10.1.1.20/32",
                    "out 100 allow all 10.0.1.10/32"),
            ONE_SENDER),
        endToEnd(
            "sendersAclInTheAttachmentsSubnetMustLetItIn",
            SAME_SUBNET,
            propagated("tgw-attach-a,tgw-attach-b")
                .acl(
                    "acl-c",
                    "vpc-b",
                    "subnet-b",
                    "in 100 allow all 10.0.0.0/16",
                    "out 100 allow all 10.0.1.10/32"),
            NOTHING),
        endToEnd(
            "officeBehindAVpnIsUnknownButRouted",
            TABLES,
            office("10.0.0.0/8", "192.168.0.0/16"),
            OFFICE),
        endToEnd(
            "officeThatIsNotRoutedIsCutOff",
            TABLES,
            office("10.0.0.0/8", "172.16.0.0/12"),
            NOTHING));
  }

  private static TestNetwork network(String route) {
    return Scenes.subnet()
        .subnet("subnet-t", "vpc-a", "us-east-1a", "10.0.9.0/24")
        .subnet("subnet-u", "vpc-a", "us-east-1b", "10.0.10.0/24")
        .vpc("vpc-b", "10.1.0.0/16")
        .subnet("subnet-b", "vpc-b", "us-east-1a", "10.1.1.0/24")
        .openAcl("acl-b", "vpc-b")
        .table("rtb-a", "vpc-a", "main", route)
        .table("rtb-b", "vpc-b", "main", "10.0.0.0/16 tgw-1")
        .gateways(g -> g.transit("tgw-1").transitTable("tgw-rtb-1", "tgw-1"));
  }

  private static TestNetwork attached(String subnets) {
    return attached(subnets, "10.1.0.0/16 tgw-1", "in tcp 22 0.0.0.0/0");
  }

  private static TestNetwork attached(String subnets, String route, String rule) {
    return attachedTo("tgw-rtb-1", subnets, route, rule);
  }

  private static TestNetwork attachedTo(String table, String subnets, String route, String rule) {
    return network(route)
        .gateways(g -> g.vpcAttachment("tgw-attach-a", "tgw-1", "vpc-a", table, subnets))
        .group("sg-a", "vpc-a", rule)
        .host("eni-a", "i-a", "subnet-a", "sg-a", "10.0.1.10");
  }

  private static TestNetwork transitAcl(String... entries) {
    return attached("subnet-t").acl("acl-t", "vpc-a", "subnet-t", entries);
  }

  private static TestNetwork sameSubnet(String... entries) {
    return attached("subnet-a").acl("acl-t", "vpc-a", "subnet-a", entries);
  }

  private static TestNetwork withFarSide(TestNetwork network) {
    return network
        .gateways(g -> g.vpcAttachment("tgw-attach-b", "tgw-1", "vpc-b", "tgw-rtb-1", "subnet-b"))
        .group("sg-b", "vpc-b")
        .host("eni-b", "i-b", "subnet-b", "sg-b", "10.1.1.20");
  }

  private static TestNetwork references(String... enabled) {
    TestNetwork network = withFarSide(attached("subnet-t", "10.1.0.0/16 tgw-1", "in tcp 22 sg-b"));
    for (String id : enabled) {
      network.gateways(g -> g.references(id));
    }
    return network;
  }

  private static TestNetwork propagated(String attachments) {
    return withFarSide(attached("subnet-t")).gateways(g -> g.propagation("tgw-rtb-1", attachments));
  }

  private static TestNetwork searched(String... routes) {
    return withFarSide(attached("subnet-t"))
        .gateways(g -> g.transitRoutes("tgw-rtb-1", "10.0.0.0/16 tgw-attach-a propagated"))
        .gateways(g -> g.transitRoutes("tgw-rtb-1", routes));
  }

  /// An office behind a site-to-site connection with two static routes.
  private static TestNetwork office(String first, String second) {
    return attached("subnet-t", "192.168.0.0/16 tgw-1", "in tcp 22 0.0.0.0/0")
        .gateways(
            g ->
                g.vpnConnection("vpn-1", "tgw-1", first, second)
                    .attachment("tgw-attach-vpn", "tgw-1", "vpn", "vpn-1", "tgw-rtb-1")
                    .propagation("tgw-rtb-1", "tgw-attach-a,tgw-attach-vpn"));
  }
}
