package dev.assay.reachability.cases;

import static dev.assay.reachability.cases.HandCase.edge;
import static dev.assay.reachability.cases.Scenes.NOTHING;
import static dev.assay.reachability.cases.Scenes.OFFICE_REACHES_443;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.reachability.oracle.TestNetwork;
import java.util.List;

/// Which interfaces are asked, by which addresses, and from where (rules Q1, Q2, S1, A1, A2).
final class AddressCases {

  private static final String NEEDS_PUBLIC =
      "VPC User Guide, Enable internet access for a VPC using an internet gateway: an instance"
          + " needs a public IPv4 address, or an Elastic IP address, to communicate with the"
          + " internet.";
  private static final String ATTACHED =
      "VPC User Guide, Internet gateways: to use an internet gateway, attach it to the VPC.";
  private static final String SECONDARY =
      "EC2 User Guide, Secondary IP addresses: an Elastic IP address can be associated with a"
          + " secondary private IPv4 address.";
  private static final String RUNNING =
      "Inspector User Guide, Network reachability: instances are scanned while they run; rule Q1"
          + " asks interfaces of running instances only.";
  private static final String SOURCES =
      "Reachability Analyzer, Explanation codes, IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS:"
          + " internet gateways reject inbound traffic from private source addresses.";

  private AddressCases() {}

  static List<HandCase> all() {
    return List.of(
        edge("publicAddressIsReached", NEEDS_PUBLIC, Scenes.webServer(), OFFICE_REACHES_443),
        edge("privateAddressIsNotReached", NEEDS_PUBLIC, privateServer(), NOTHING),
        edge(
            "publicAddressOnASecondaryAddressCounts",
            SECONDARY,
            server("10.0.1.10", "10.0.1.11=203.0.113.11"),
            OFFICE_REACHES_443),
        edge(
            "secondaryAddressWithoutPublicOneDoesNotCount",
            SECONDARY,
            server("10.0.1.10", "10.0.1.11"),
            NOTHING),
        edge(
            "detachedGatewayIsNoEdge",
            ATTACHED,
            Scenes.webServer().change("igw-a", gateway -> gateway.putArray("Attachments")),
            NOTHING),
        edge(
            "gatewayOfAnotherVpcIsNoEdge",
            ATTACHED,
            Scenes.webServer().change("igw-a", gateway -> attachTo(gateway, "vpc-z")),
            NOTHING),
        edge(
            "stoppedInstanceIsNotAsked",
            RUNNING,
            Scenes.withWebServer(Scenes.publicSubnet().instance("i-a", "stopped")),
            NOTHING),
        edge(
            "detachingInterfaceIsNotAsked",
            RUNNING,
            Scenes.webServer().change("eni-a", one -> status(one, "detaching")),
            NOTHING),
        edge(
            "internetIsEverythingButTheReservedRanges",
            SOURCES,
            anywhere("in tcp 22 0.0.0.0/2"),
            """
            [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"INTERNET","edge":"igw-a",
              "ipVersion":4,
              "cubes":[{"protocol":"TCP","fromPort":22,"toPort":22,"sources":[
                "1.0.0.0/8","2.0.0.0/7","4.0.0.0/6","8.0.0.0/7","11.0.0.0/8","12.0.0.0/6",
                "16.0.0.0/4","32.0.0.0/3"]}]}]
            """),
        edge(
            "privateSourceIsNoInternetSource",
            SOURCES,
            anywhere("in tcp 22 172.16.0.0/12"),
            NOTHING),
        edge(
            "sharedAddressSpaceIsCutOutOfARule",
            SOURCES,
            anywhere("in udp 53 100.0.0.0/8"),
            """
            [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"INTERNET","edge":"igw-a",
              "ipVersion":4,
              "cubes":[{"protocol":"UDP","fromPort":53,"toPort":53,"sources":[
                "100.0.0.0/10","100.128.0.0/9"]}]}]
            """));
  }

  private static TestNetwork privateServer() {
    return server("10.0.1.10");
  }

  private static TestNetwork server(String... addresses) {
    return Scenes.publicSubnet()
        .group("sg-a", "vpc-a", "in tcp 443 198.51.100.0/24")
        .host("eni-a", "i-a", "subnet-a", "sg-a", addresses);
  }

  private static TestNetwork anywhere(String rule) {
    return Scenes.publicSubnet()
        .group("sg-a", "vpc-a", rule)
        .host("eni-a", "i-a", "subnet-a", "sg-a", "10.0.1.10=203.0.113.10");
  }

  private static void attachTo(ObjectNode gateway, String vpcId) {
    ((ObjectNode) gateway.path("Attachments").path(0)).put("VpcId", vpcId);
  }

  private static void status(ObjectNode one, String status) {
    ((ObjectNode) one.path("Attachment")).put("Status", status);
  }
}
