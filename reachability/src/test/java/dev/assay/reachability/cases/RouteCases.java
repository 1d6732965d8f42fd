package dev.assay.reachability.cases;

import static dev.assay.reachability.cases.HandCase.edge;
import static dev.assay.reachability.cases.Scenes.NOTHING;
import static dev.assay.reachability.cases.Scenes.OFFICE_REACHES_443;

import dev.assay.reachability.oracle.TestNetwork;
import java.util.List;

/// The route back (rules B1, B2, B3, B5).
final class RouteCases {

  private static final String PUBLIC_SUBNET =
      "VPC User Guide, Subnets: a subnet is public when its route table has a route to an internet"
          + " gateway, and private otherwise.";
  private static final String EFFECTIVE =
      "VPC User Guide, Route tables, Subnet route tables: a subnet without an explicit association"
          + " uses the main route table, one with it uses only that.";
  private static final String LONGEST =
      "VPC User Guide, Route priority: the most specific route that matches the traffic is used.";
  private static final String BLACKHOLE =
      "EC2 API Reference, Route: the state blackhole says that the target is not available; the"
          + " route stays in the table and drops what it matches.";
  private static final String STATIC_FIRST =
      "VPC User Guide, Route priority: where a propagated and a static route have the same"
          + " destination, the static one is used.";
  private static final String LOCAL =
      "VPC User Guide, Route tables: every route table has a local route for communication within"
          + " the VPC.";
  private static final String HALVES =
      "VPC User Guide, Route priority: 0.0.0.0/1 and 128.0.0.0/1 are each more specific than"
          + " 0.0.0.0/0, and together the same addresses.";

  private RouteCases() {}

  static List<HandCase> all() {
    return List.of(
        edge(
            "routeToTheGatewayOpens", PUBLIC_SUBNET, routes("0.0.0.0/0 igw-a"), OFFICE_REACHES_443),
        edge("withoutRouteNothingOpens", PUBLIC_SUBNET, routes(), NOTHING),
        edge("defaultRouteToNatDoesNotOpen", PUBLIC_SUBNET, routes("0.0.0.0/0 nat-a"), NOTHING),
        edge(
            "explicitTableHidesThePublicMainTable",
            EFFECTIVE,
            routes("0.0.0.0/0 igw-a").table("rtb-b", "vpc-a", "subnet-a"),
            NOTHING),
        edge(
            "explicitPublicTableOpens",
            EFFECTIVE,
            routes().table("rtb-b", "vpc-a", "subnet-a", "0.0.0.0/0 igw-a"),
            OFFICE_REACHES_443),
        edge(
            "mainTableOfAnotherVpcDoesNotCount",
            EFFECTIVE,
            Scenes.withWebServer(
                Scenes.subnet()
                    .vpc("vpc-b", "10.1.0.0/16")
                    .internetGateway("igw-a", "vpc-a")
                    .table("rtb-b", "vpc-b", "main", "0.0.0.0/0 igw-a")),
            NOTHING),
        edge(
            "moreSpecificRouteElsewhereTakesItsRange",
            LONGEST,
            routes("0.0.0.0/0 igw-a", "198.51.100.0/25 nat-a"),
            office("198.51.100.128/25")),
        edge(
            "lessSpecificRouteElsewhereTakesNothing",
            LONGEST,
            routes("0.0.0.0/0 igw-a", "198.0.0.0/8 igw-a", "192.0.0.0/3 nat-a"),
            OFFICE_REACHES_443),
        edge(
            "blackholeRemovesItsRange",
            BLACKHOLE,
            routes("0.0.0.0/0 igw-a", "198.51.100.64/26 nat-a blackhole"),
            """
            [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"INTERNET","edge":"igw-a",
              "ipVersion":4,
              "cubes":[{"protocol":"TCP","fromPort":443,"toPort":443,"sources":[
                "198.51.100.0/26","198.51.100.128/25"]}]}]
            """),
        edge(
            "blackholeOfTheDefaultRouteCloses",
            BLACKHOLE,
            routes("0.0.0.0/0 igw-a blackhole"),
            NOTHING),
        edge(
            "staticRouteBeatsAnEqualPropagatedOne",
            STATIC_FIRST,
            vpnRoutes("198.51.100.0/24 vgw-a propagated", "198.51.100.0/24 igw-a"),
            OFFICE_REACHES_443),
        edge(
            "longerPropagatedRouteBeatsAStaticOne",
            LONGEST,
            vpnRoutes("198.51.100.0/25 vgw-a propagated", "198.51.100.0/24 igw-a"),
            """
            [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"INTERNET","edge":"igw-a",
              "ipVersion":4,
              "cubes":[{"protocol":"TCP","fromPort":443,"toPort":443,
                "sources":["198.51.100.128/25"]}]},
             {"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"VPN_GATEWAY",
              "edge":"vgw-a","ipVersion":4,
              "cubes":[{"protocol":"TCP","fromPort":443,"toPort":443,
                "sources":["198.51.100.0/25"]}]}]
            """),
        edge(
            "blocksOfTheVpcStayLocalThoughNoRouteSaysSo",
            LOCAL,
            publicBlock("associated"),
            office("198.51.100.0/25")),
        edge(
            "blockThatIsNoLongerAssociatedIsNotLocal",
            LOCAL,
            publicBlock("disassociated"),
            OFFICE_REACHES_443),
        edge(
            "twoHalvesAreADefaultRoute",
            HALVES,
            routes("0.0.0.0/1 igw-a", "128.0.0.0/1 igw-a", "0.0.0.0/0 nat-a"),
            OFFICE_REACHES_443),
        edge("oneHalfAloneIsNot", HALVES, routes("0.0.0.0/1 igw-a", "0.0.0.0/0 nat-a"), NOTHING));
  }

  private static String office(String block) {
    return """
    [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"INTERNET","edge":"igw-a",
      "ipVersion":4,
      "cubes":[{"protocol":"TCP","fromPort":443,"toPort":443,"sources":["%s"]}]}]
    """
        .formatted(block);
  }

  private static TestNetwork routes(String... routes) {
    return Scenes.withWebServer(
        Scenes.subnet().internetGateway("igw-a", "vpc-a").table("rtb-a", "vpc-a", "main", routes));
  }

  private static TestNetwork vpnRoutes(String... routes) {
    return routes(routes).vpnGateway("vgw-a", "vpc-a");
  }

  private static TestNetwork publicBlock(String state) {
    return Scenes.webServer().vpcBlock("vpc-a", "198.51.100.128/25", state);
  }
}
