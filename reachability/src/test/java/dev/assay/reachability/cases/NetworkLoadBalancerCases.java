package dev.assay.reachability.cases;

import static dev.assay.reachability.cases.HandCase.edge;
import static dev.assay.reachability.cases.Scenes.NOTHING;

import dev.assay.reachability.oracle.TestBalancers;
import dev.assay.reachability.oracle.TestNetwork;
import java.util.List;

/// Network load balancers (rules L5 to L8).
///
/// The load balancer is at 10.0.8.10 in `subnet-l` of zone a; the target listens on 8080, has no
/// public address, and its own table has no way to the internet.
final class NetworkLoadBalancerCases {

  private static final String PRESERVED =
      "Network Load Balancers, Client IP preservation: on by default for instance targets, and for"
          + " address targets with UDP and TCP_UDP; targets then see the client's address.";
  private static final String NOT_PRESERVED =
      "Network Load Balancers, Client IP preservation: off by default for address targets with TCP"
          + " and TLS; targets then see the load balancer's private address.";
  private static final String REFERENCES =
      "Network Load Balancers, Security groups: a target's rule that references the load balancer's"
          + " group admits its traffic even where client addresses are preserved.";
  private static final String WITHOUT_GROUPS =
      "Network Load Balancers, Security groups: without groups all clients reach the listeners, and"
          + " all traffic may leave.";
  private static final String ACLS =
      "Network Load Balancers, Register targets: where client addresses are preserved the ACL of"
          + " the target's subnet must let the clients in and the replies to them out.";
  private static final String ROUTES =
      "Network Load Balancers, Client IP preservation: replies go back through the load balancer,"
          + " so that targets need no route to the client.";
  private static final String ZONES =
      "Network Load Balancers, Cross-zone load balancing: off by default; a node then sends only to"
          + " targets in its zone.";
  private static final String FAMILIES =
      "Network Load Balancers, Client IP preservation: clients of IPv6 with targets of IPv4 are"
          + " seen by the load balancer's address.";
  private static final String PROTOCOLS =
      "Network Load Balancers, Listeners: a TCP_UDP listener takes both on one port.";

  private static final String OPEN =
      """
      [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"INTERNET","edge":"igw-a",
        "ipVersion":4,
        "via":"arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/web/1",
        "listenerPort":443,
        "cubes":[{"protocol":"TCP","fromPort":8080,"toPort":8080,"sources":["198.51.100.0/24"]}]}]
      """;
  private static final String UDP_OPEN =
      """
      [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"INTERNET","edge":"igw-a",
        "ipVersion":4,
        "via":"arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/web/1",
        "listenerPort":443,
        "cubes":[{"protocol":"UDP","fromPort":8080,"toPort":8080,"sources":["198.51.100.0/24"]}]}]
      """;

  private NetworkLoadBalancerCases() {}

  static List<HandCase> all() {
    return List.of(
        edge(
            "instanceTargetMustAdmitTheClient",
            PRESERVED,
            tcp("", "instance", "in tcp 8080 198.51.100.0/24"),
            OPEN),
        edge(
            "instanceTargetThatAdmitsOnlyTheLoadBalancerIsNotReached",
            PRESERVED,
            tcp("", "instance", "in tcp 8080 10.0.8.10/32"),
            NOTHING),
        edge(
            "addressTargetMustAdmitTheLoadBalancer",
            NOT_PRESERVED,
            tcp("sg-lb", "ip", "in tcp 8080 10.0.8.10/32"),
            OPEN),
        edge(
            "addressTargetThatAdmitsOnlyTheClientIsNotReached",
            NOT_PRESERVED,
            tcp("sg-lb", "ip", "in tcp 8080 198.51.100.0/24"),
            NOTHING),
        edge(
            "attributePreservesForAddressTargets",
            PRESERVED,
            tcp("sg-lb", "ip", "in tcp 8080 198.51.100.0/24").balancers(b -> preserve(b, "true")),
            OPEN),
        edge(
            "attributeStopsPreservingForInstances",
            NOT_PRESERVED,
            tcp("sg-lb", "instance", "in tcp 8080 198.51.100.0/24")
                .balancers(b -> preserve(b, "false")),
            NOTHING),
        edge(
            "udpPreservesForAddressTargets",
            PRESERVED,
            network("sg-lb", "UDP", "ip", "in udp 8080 198.51.0.0/16"),
            UDP_OPEN),
        edge(
            "udpTargetThatAdmitsOnlyTheLoadBalancerIsNotReached",
            PRESERVED,
            network("sg-lb", "UDP", "ip", "in udp 8080 10.0.8.10/32"),
            NOTHING),
        edge(
            "referenceToTheLoadBalancersGroupAdmitsItsClients",
            REFERENCES,
            tcp("sg-lb", "instance", "in tcp 8080 sg-lb"),
            OPEN),
        edge(
            "referenceToAnotherGroupDoesNot",
            REFERENCES,
            tcp("sg-lb", "instance", "in tcp 8080 sg-x").group("sg-x", "vpc-a"),
            NOTHING),
        edge(
            "groupOfTheLoadBalancerNarrowsTheClients",
            WITHOUT_GROUPS,
            tcp("sg-lb", "instance", "in tcp 8080 0.0.0.0/0"),
            OPEN),
        edge(
            "withoutGroupsOnlyTheTargetNarrowsThem",
            WITHOUT_GROUPS,
            tcp("", "instance", "in tcp 8080 198.51.100.0/23"),
            """
            [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"INTERNET","edge":"igw-a",
              "ipVersion":4,
              "via":"arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/web/1",
              "listenerPort":443,
              "cubes":[{"protocol":"TCP","fromPort":8080,"toPort":8080,
                "sources":["198.51.100.0/23"]}]}]
            """),
        edge(
            "targetsAclMustLetTheClientIn",
            ACLS,
            acl("in 100 allow all 10.0.8.0/24", "out 100 allow all 0.0.0.0/0"),
            NOTHING),
        edge(
            "targetsAclMustLetTheReplyOutToTheClient",
            ACLS,
            acl("in 100 allow all 0.0.0.0/0", "out 100 allow all 10.0.8.0/24"),
            NOTHING),
        edge(
            "targetsAclForTheClientsIsEnough",
            ACLS,
            acl("in 100 allow all 198.51.100.0/24", "out 100 allow all 198.51.100.0/24"),
            OPEN),
        edge(
            "targetNeedsNoRouteToTheClient",
            ROUTES,
            tcp("sg-lb", "instance", "in tcp 8080 198.51.100.0/24")
                .route("rtb-b", "198.51.100.0/24 nat-a"),
            OPEN),
        edge(
            "loadBalancerItselfNeedsOne",
            ROUTES,
            tcp("sg-lb", "instance", "in tcp 8080 198.51.100.0/24")
                .route("rtb-l", "198.51.100.0/24 nat-a"),
            NOTHING),
        edge("targetsInOtherZonesAreNotReached", ZONES, farTarget(), NOTHING),
        edge(
            "crossZoneReachesThem",
            ZONES,
            farTarget()
                .balancers(
                    b ->
                        b.balancerAttribute(
                            "net/web/1", "load_balancing.cross_zone.enabled", "true")),
            OPEN),
        edge(
            "ipv6ClientsAreSeenByTheLoadBalancersAddress",
            FAMILIES,
            sixClients("in tcp 8080 10.0.8.10/32"),
            """
            [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"INTERNET","edge":"igw-a",
              "ipVersion":6,
              "via":"arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/web/1",
              "listenerPort":443,
              "cubes":[{"protocol":"TCP","fromPort":8080,"toPort":8080,
                "sources":["2001:db8:7::/48"]}]}]
            """),
        edge(
            "ipv6ClientsAreNotSeenThemselves",
            FAMILIES,
            sixClients("in tcp 8080 2001:db8:7::/48"),
            NOTHING),
        edge(
            "tcpUdpListenerTakesBoth",
            PROTOCOLS,
            network("sg-lb", "TCP_UDP", "instance", "in all 198.51.100.0/24"),
            """
            [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"INTERNET","edge":"igw-a",
              "ipVersion":4,
              "via":"arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/web/1",
              "listenerPort":443,
              "cubes":[
                {"protocol":"TCP","fromPort":8080,"toPort":8080,"sources":["198.51.100.0/24"]},
                {"protocol":"UDP","fromPort":8080,"toPort":8080,
                  "sources":["198.51.100.0/24"]}]}]
            """),
        edge(
            "tlsListenerTakesTcpOnly",
            PROTOCOLS,
            network("sg-lb", "TLS", "instance", "in all 198.51.100.0/24"),
            OPEN));
  }

  private static void preserve(TestBalancers b, String value) {
    b.targetsAttribute("web", "preserve_client_ip.enabled", value);
  }

  private static TestNetwork tcp(String groups, String type, String rule) {
    return network(groups, "TCP", type, rule);
  }

  private static TestNetwork network(String groups, String protocol, String type, String rule) {
    return Scenes.subnet()
        .subnet("subnet-l", "vpc-a", "us-east-1a", "10.0.8.0/24")
        .internetGateway("igw-a", "vpc-a")
        .table("rtb-l", "vpc-a", "subnet-l", "0.0.0.0/0 igw-a")
        .table("rtb-b", "vpc-a", "main")
        .group("sg-lb", "vpc-a", "in all 198.51.100.0/24")
        .group("sg-a", "vpc-a", rule)
        .host("eni-a", "i-a", "subnet-a", "sg-a", "10.0.1.10")
        .balancers(
            b ->
                b.balancer("net/web/1", "internet-facing", "vpc-a", groups, "subnet-l")
                    .interfaceOf(
                        "net/web/1", "eni-lb", "subnet-l", groups, "10.0.8.10=203.0.113.80")
                    .targets(
                        "web",
                        "vpc-a",
                        protocol,
                        type,
                        type.equals("ip") ? "10.0.1.10 8080" : "i-a 8080")
                    .listener("net/web/1", 443, protocol, "web"));
  }

  private static TestNetwork acl(String... entries) {
    return tcp("sg-lb", "instance", "in tcp 8080 0.0.0.0/0")
        .acl("acl-b", "vpc-a", "subnet-a", entries);
  }

  private static TestNetwork farTarget() {
    return tcp("sg-lb", "instance", "in tcp 8080 198.51.100.0/24")
        .change("subnet-a", subnet -> subnet.put("AvailabilityZone", "us-east-1b"))
        .change("eni-a", one -> one.put("AvailabilityZone", "us-east-1b"));
  }

  private static TestNetwork sixClients(String rule) {
    return new TestNetwork()
        .vpc("vpc-a", "10.0.0.0/16", "2001:db8:a::/56")
        .subnet("subnet-a", "vpc-a", "us-east-1a", "10.0.1.0/24")
        .subnet("subnet-l", "vpc-a", "us-east-1a", "10.0.8.0/24", "2001:db8:a:8::/64")
        .openAcl("acl-a", "vpc-a")
        .internetGateway("igw-a", "vpc-a")
        .table("rtb-a", "vpc-a", "main", "::/0 igw-a")
        .group("sg-lb", "vpc-a", "in tcp 443 2001:db8:7::/48", "out all 0.0.0.0/0")
        .group("sg-a", "vpc-a", rule)
        .host("eni-a", "i-a", "subnet-a", "sg-a", "10.0.1.10")
        .balancers(
            b ->
                b.balancer("net/web/1", "internet-facing", "vpc-a", "sg-lb", "subnet-l")
                    .dualStack("net/web/1")
                    .interfaceOf(
                        "net/web/1",
                        "eni-lb",
                        "subnet-l",
                        "sg-lb",
                        "10.0.8.10=203.0.113.80",
                        "2001:db8:a:8::10")
                    .targets("web", "vpc-a", "TCP", "instance", "i-a 8080")
                    .listener("net/web/1", 443, "TCP", "web"));
  }
}
