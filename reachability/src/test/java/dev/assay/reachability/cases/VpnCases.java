package dev.assay.reachability.cases;

import static dev.assay.reachability.cases.HandCase.edge;
import static dev.assay.reachability.cases.HandCase.endToEnd;
import static dev.assay.reachability.cases.Scenes.NOTHING;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.reachability.oracle.TestNetwork;
import java.util.List;

/// Virtual private gateways (rules Q2, S3, E1).
final class VpnCases {

  private static final String ROUTES =
      "Site-to-Site VPN User Guide, Route tables and VPN route priority: the subnet's table needs a"
          + " route to the remote network by the virtual private gateway, static or propagated.";
  private static final String ATTACHED =
      "Site-to-Site VPN User Guide: a virtual private gateway serves the VPC it is attached to.";

  private static final String DATA_CENTRE =
      """
      [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"VPN_GATEWAY","edge":"vgw-a",
        "ipVersion":4,
        "cubes":[{"protocol":"TCP","fromPort":22,"toPort":22,"sources":["192.168.0.0/16"]}]}]
      """;

  private VpnCases() {}

  static List<HandCase> all() {
    return List.of(
        edge(
            "propagatedRouteOpens", ROUTES, routes("192.168.0.0/16 vgw-a propagated"), DATA_CENTRE),
        edge("withoutRouteNothingOpensOverVpn", ROUTES, routes("192.168.0.0/16 nat-a"), NOTHING),
        endToEnd("dataCentreIsUnknown", ROUTES, routes("192.168.0.0/16 vgw-a"), DATA_CENTRE),
        edge(
            "detachedVpnGatewayIsNoEdge",
            ATTACHED,
            routes("192.168.0.0/16 vgw-a").change("vgw-a", VpnCases::detach),
            NOTHING),
        edge(
            "deletedVpnGatewayIsNoEdge",
            ATTACHED,
            routes("192.168.0.0/16 vgw-a").change("vgw-a", g -> g.put("State", "deleted")),
            NOTHING),
        edge(
            "absentStatesCountAsGood",
            ATTACHED,
            routes("192.168.0.0/16 vgw-a").change("vgw-a", VpnCases::withoutStates),
            DATA_CENTRE));
  }

  private static void detach(ObjectNode gateway) {
    ((ObjectNode) gateway.path("VpcAttachments").path(0)).put("State", "detached");
  }

  private static void withoutStates(ObjectNode gateway) {
    gateway.remove("State");
    ((ObjectNode) gateway.path("VpcAttachments").path(0)).remove("State");
  }

  private static TestNetwork routes(String route) {
    return Scenes.subnet()
        .vpnGateway("vgw-a", "vpc-a")
        .table("rtb-a", "vpc-a", "main", route)
        .group("sg-a", "vpc-a", "in tcp 22 0.0.0.0/0")
        .host("eni-a", "i-a", "subnet-a", "sg-a", "10.0.1.10");
  }
}
