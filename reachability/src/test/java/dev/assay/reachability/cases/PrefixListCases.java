package dev.assay.reachability.cases;

import static dev.assay.reachability.cases.HandCase.edge;
import static dev.assay.reachability.cases.Scenes.NOTHING;
import static dev.assay.reachability.cases.Scenes.OFFICE_REACHES_443;

import dev.assay.reachability.oracle.TestNetwork;
import java.util.List;

/// Managed prefix lists in groups and in routes (rules B3, B4 and G2).
final class PrefixListCases {

  private static final String IN_GROUPS =
      "VPC User Guide, Reference prefix lists: a prefix list as the source of a security group rule"
          + " stands for all its entries.";
  private static final String IN_ROUTES =
      "VPC User Guide, Route priority for prefix lists: a route to a prefix list is a route to each"
          + " of its entries; a static route with the same destination is used instead, a"
          + " propagated one is not.";
  private static final String FAMILY =
      "VPC User Guide, Managed prefix lists: a prefix list has entries of one address family only.";
  private static final String UNKNOWN =
      "Ours, rule B4: a list whose entries are not in the data counts as empty.";

  private PrefixListCases() {}

  static List<HandCase> all() {
    return List.of(
        edge(
            "entriesOfAListAreSources",
            IN_GROUPS,
            group().prefixList("pl-office", "198.51.100.0/25", "198.51.100.128/25"),
            OFFICE_REACHES_443),
        edge("emptyListOpensNothing", IN_GROUPS, group().prefixList("pl-office"), NOTHING),
        edge(
            "listWithoutEntriesInTheDataOpensNothing",
            UNKNOWN,
            group().listWithoutEntries("pl-office", "IPv4"),
            NOTHING),
        edge(
            "entriesOfTheOtherFamilyAreNoIpv4Sources",
            FAMILY,
            group().prefixList("pl-office", "2001:db8::/32"),
            NOTHING),
        edge(
            "routeToAListOpensItsEntries",
            IN_ROUTES,
            routes("pl-office igw-a").prefixList("pl-office", "198.51.100.0/24"),
            OFFICE_REACHES_443),
        edge(
            "entryElsewhereTakesItsRange",
            IN_ROUTES,
            routes("0.0.0.0/0 igw-a", "pl-office nat-a").prefixList("pl-office", "198.51.100.0/24"),
            NOTHING),
        edge(
            "staticRouteBeatsAnEqualEntry",
            IN_ROUTES,
            routes("pl-office nat-a", "198.51.100.0/24 igw-a")
                .prefixList("pl-office", "198.51.100.0/24"),
            OFFICE_REACHES_443),
        edge(
            "entryBeatsAnEqualPropagatedRoute",
            IN_ROUTES,
            routes("198.51.100.0/24 vgw-a propagated", "pl-office igw-a")
                .vpnGateway("vgw-a", "vpc-a")
                .prefixList("pl-office", "198.51.100.0/24"),
            OFFICE_REACHES_443),
        edge(
            "longerEntryBeatsAStaticRoute",
            IN_ROUTES,
            routes("pl-office nat-a", "198.51.100.0/24 igw-a")
                .prefixList("pl-office", "198.51.100.0/25"),
            """
            [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"INTERNET","edge":"igw-a",
              "ipVersion":4,
              "cubes":[{"protocol":"TCP","fromPort":443,"toPort":443,
                "sources":["198.51.100.128/25"]}]}]
            """),
        edge(
            "routeToAListWithoutEntriesTakesNothing",
            UNKNOWN,
            routes("0.0.0.0/0 igw-a", "pl-office nat-a").listWithoutEntries("pl-office", "IPv4"),
            OFFICE_REACHES_443));
  }

  private static TestNetwork group() {
    return Scenes.publicSubnet()
        .group("sg-a", "vpc-a", "in tcp 443 pl-office")
        .host("eni-a", "i-a", "subnet-a", "sg-a", "10.0.1.10=203.0.113.10");
  }

  private static TestNetwork routes(String... routes) {
    return Scenes.withWebServer(
        Scenes.subnet().internetGateway("igw-a", "vpc-a").table("rtb-a", "vpc-a", "main", routes));
  }
}
