package dev.assay.reachability.cases;

import static dev.assay.reachability.cases.HandCase.edge;
import static dev.assay.reachability.cases.Scenes.NOTHING;

import dev.assay.reachability.oracle.TestNetwork;
import java.util.List;

/// IPv6 (rules S1, A1, A2, B1 and N1).
final class Ipv6Cases {

  private static final String PUBLIC =
      "VPC User Guide, Enable internet access for a VPC using an internet gateway: IPv6 addresses"
          + " are globally unique and public, so that no association is needed.";
  private static final String EGRESS_ONLY =
      "VPC User Guide, Egress-only internet gateways: they allow outbound communication over IPv6"
          + " and prevent the internet from opening connections.";
  private static final String FAMILIES =
      "VPC User Guide, Route priority: routes to IPv4 and IPv6 addresses are independent of each"
          + " other.";
  private static final String DEFAULT_ENTRIES =
      "VPC User Guide, Default network ACL: rules for IPv6 traffic are there only where the VPC has"
          + " an IPv6 block.";
  private static final String GLOBAL =
      "RFC 4291 and IANA, Internet Protocol Version 6 Address Space: of all addresses only 2000::/3"
          + " is allocated for global unicast.";
  private static final String MEMBERS =
      "VPC User Guide, Security group referencing: traffic is admitted from the private IPv4 and"
          + " the IPv6 addresses of the resources that have the referenced group.";

  private static final String OPEN =
      """
      [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"INTERNET","edge":"igw-a",
        "ipVersion":6,
        "cubes":[{"protocol":"TCP","fromPort":443,"toPort":443,"sources":["2001:db8:7::/48"]}]}]
      """;

  private Ipv6Cases() {}

  static List<HandCase> all() {
    return List.of(
        edge("ipv6AddressNeedsNoAssociation", PUBLIC, server("::/0 igw-a"), OPEN),
        edge(
            "withoutIpv6AddressNothingOpens",
            PUBLIC,
            network("::/0 igw-a").host("eni-a", "i-a", "subnet-a", "sg-a", "10.0.1.10"),
            NOTHING),
        edge(
            "egressOnlyGatewayLetsNobodyIn",
            EGRESS_ONLY,
            server("::/0 eigw-a").gateways(g -> g.egressOnly("eigw-a", "vpc-a")),
            NOTHING),
        edge("ipv4DefaultRouteIsNoneForIpv6", FAMILIES, server("0.0.0.0/0 igw-a"), NOTHING),
        edge(
            "moreSpecificIpv6RouteElsewhereTakesItsRange",
            FAMILIES,
            server("::/0 igw-a", "2001:db8:7::/49 eigw-a"),
            """
            [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"INTERNET","edge":"igw-a",
              "ipVersion":6,
              "cubes":[{"protocol":"TCP","fromPort":443,"toPort":443,
                "sources":["2001:db8:7:8000::/49"]}]}]
            """),
        edge(
            "aclWithoutIpv6EntriesStopsIpv6",
            DEFAULT_ENTRIES,
            server("::/0 igw-a")
                .acl(
                    "acl-b",
                    "vpc-a",
                    "subnet-a",
                    "in 100 allow all 0.0.0.0/0",
                    "out 100 allow all 0.0.0.0/0"),
            NOTHING),
        edge(
            "aclWithIpv6EntriesLetsItPass",
            DEFAULT_ENTRIES,
            server("::/0 igw-a")
                .acl(
                    "acl-b",
                    "vpc-a",
                    "subnet-a",
                    "in 101 allow all ::/0",
                    "out 101 allow all ::/0"),
            OPEN),
        edge(
            "globalUnicastIsTheInternet",
            GLOBAL,
            sources("3000::/4"),
            """
            [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"INTERNET","edge":"igw-a",
              "ipVersion":6,
              "cubes":[{"protocol":"TCP","fromPort":22,"toPort":22,"sources":["3000::/4"]}]}]
            """),
        edge(
            "memberOfAPeeredGroupIsAdmittedByItsIpv6Address",
            MEMBERS,
            peeredMember("2001:db8:b::20"),
            """
            [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"PEERED_VPC",
              "edge":"pcx-ab","ipVersion":6,
              "cubes":[{"protocol":"TCP","fromPort":22,"toPort":22,
                "sources":["2001:db8:b::20/128"]}]}]
            """),
        edge("memberWithoutIpv6AddressIsNobodyThere", MEMBERS, peeredMember("10.1.1.20"), NOTHING),
        edge("uniqueLocalAddressesAreNot", GLOBAL, sources("fc00::/7"), NOTHING));
  }

  private static TestNetwork sources(String block) {
    return network("::/0 igw-a")
        .group("sg-b", "vpc-a", "in tcp 22 " + block)
        .host("eni-a", "i-a", "subnet-a", "sg-b", "10.0.1.10", "2001:db8:a::10");
  }

  private static TestNetwork peeredMember(String address) {
    return network("2001:db8:b::/56 pcx-ab")
        .vpc("vpc-b", "10.1.0.0/16", "2001:db8:b::/56")
        .subnet("subnet-b", "vpc-b", "us-east-1a", "10.1.1.0/24", "2001:db8:b::/64")
        .peering("pcx-ab", "vpc-a", "vpc-b")
        .group("sg-c", "vpc-b")
        .group("sg-b", "vpc-a", "in tcp 22 sg-c")
        .networkInterface("eni-b", "subnet-b", "sg-c", address)
        .host("eni-a", "i-a", "subnet-a", "sg-b", "10.0.1.10", "2001:db8:a::10");
  }

  private static TestNetwork network(String... routes) {
    return new TestNetwork()
        .vpc("vpc-a", "10.0.0.0/16", "2001:db8:a::/56")
        .subnet("subnet-a", "vpc-a", "us-east-1a", "10.0.1.0/24", "2001:db8:a::/64")
        .openAcl("acl-a", "vpc-a")
        .internetGateway("igw-a", "vpc-a")
        .table("rtb-a", "vpc-a", "main", routes)
        .group("sg-a", "vpc-a", "in tcp 443 2001:db8:7::/48");
  }

  private static TestNetwork server(String... routes) {
    return network(routes).host("eni-a", "i-a", "subnet-a", "sg-a", "10.0.1.10", "2001:db8:a::10");
  }
}
