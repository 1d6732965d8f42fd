package dev.assay.reachability.cases;

import static dev.assay.reachability.cases.HandCase.edge;
import static dev.assay.reachability.cases.Scenes.NOTHING;
import static dev.assay.reachability.cases.Scenes.OFFICE_REACHES_443;

import dev.assay.reachability.oracle.TestNetwork;
import java.util.List;

/// Gateway route tables that send through an appliance (rule X1).
final class ApplianceCases {

  private static final String MIDDLEBOX =
      "VPC User Guide, Gateway route tables and Middlebox routing: a route table of a gateway may"
          + " send what enters the VPC to a network interface or a Gateway Load Balancer endpoint.";
  private static final String BACK =
      "VPC User Guide, Middlebox routing: the subnet's route table sends its traffic to the"
          + " appliance, which sends it on to the gateway.";

  private static final String UNDETERMINED =
      """
      [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"INTERNET","edge":"igw-a",
        "ipVersion":4,"verdict":"UNDETERMINED"}]
      """;

  private ApplianceCases() {}

  static List<HandCase> all() {
    return List.of(
        edge(
            "gatewayTableThroughAnEndpointIsUndetermined",
            MIDDLEBOX,
            through("10.0.1.0/24 vpce-a", "0.0.0.0/0 igw-a"),
            UNDETERMINED),
        edge(
            "gatewayTableForAnotherSubnetDecidesNothing",
            MIDDLEBOX,
            through("10.0.2.0/24 vpce-a", "0.0.0.0/0 igw-a"),
            OFFICE_REACHES_443),
        edge(
            "gatewayTableThroughAnInterfaceIsUndetermined",
            MIDDLEBOX,
            through("10.0.1.0/24 eni-firewall", "0.0.0.0/0 igw-a"),
            UNDETERMINED),
        edge(
            "localGatewayTableDecidesNothing",
            MIDDLEBOX,
            through("10.0.0.0/16 local", "0.0.0.0/0 igw-a"),
            OFFICE_REACHES_443),
        edge(
            "replyMayGoToTheAppliance",
            BACK,
            through("10.0.1.0/24 vpce-a", "0.0.0.0/0 vpce-a"),
            UNDETERMINED),
        edge(
            "replyToAnEndpointWithoutGatewayTableDoesNotOpen",
            BACK,
            through("10.0.2.0/24 vpce-a", "0.0.0.0/0 vpce-a"),
            NOTHING),
        edge(
            "whatTheGroupStopsIsNotUndetermined",
            MIDDLEBOX,
            appliance("10.0.1.0/24 vpce-a", "0.0.0.0/0 igw-a")
                .group("sg-a", "vpc-a")
                .host("eni-a", "i-a", "subnet-a", "sg-a", "10.0.1.10=203.0.113.10"),
            NOTHING),
        edge(
            "replyToNatIsNotTheAppliance",
            BACK,
            through("10.0.1.0/24 vpce-a", "0.0.0.0/0 nat-a"),
            NOTHING));
  }

  private static TestNetwork through(String gatewayRoute, String subnetRoute) {
    return Scenes.withWebServer(appliance(gatewayRoute, subnetRoute));
  }

  private static TestNetwork appliance(String gatewayRoute, String subnetRoute) {
    return Scenes.subnet()
        .subnet("subnet-f", "vpc-a", "us-east-1a", "10.0.9.0/24")
        .networkInterface("eni-firewall", "subnet-f", "", "10.0.9.10")
        .gateways(g -> g.endpoint("vpce-a", "vpc-a", "GatewayLoadBalancer"))
        .internetGateway("igw-a", "vpc-a")
        .table("rtb-a", "vpc-a", "main", subnetRoute)
        .table("rtb-edge", "vpc-a", "igw-a", gatewayRoute);
  }
}
