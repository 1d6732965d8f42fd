package dev.assay.reachability.cases;

import static dev.assay.reachability.cases.HandCase.edge;
import static dev.assay.reachability.cases.HandCase.endToEnd;
import static dev.assay.reachability.cases.Scenes.NOTHING;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.reachability.oracle.TestNetwork;
import java.util.List;

/// Application load balancers (rules L1 to L4, L8, L9).
///
/// The load balancer is at 10.0.8.10 in `subnet-l` of zone a and admits HTTPS from the office; the
/// target listens on 8080 and has no public address.
final class LoadBalancerCases {

  private static final String LISTENERS =
      "Elastic Load Balancing, Listener rules: a forward action sends to its target groups; fixed"
          + " responses and redirects reach no target.";
  private static final String WEIGHTS =
      "Elastic Load Balancing, Forward actions: a target group with weight 0 gets no requests.";
  private static final String SCHEME =
      "Elastic Load Balancing, Load balancer scheme: an internet-facing load balancer has public"
          + " addresses, the nodes of an internal one only private ones.";
  private static final String TARGET_GROUP_RULES =
      "Application Load Balancers, Security groups: the targets must admit the load balancer's"
          + " group, or its addresses, on their ports; what they see is the load balancer.";
  private static final String OWN_RULES =
      "Application Load Balancers, Security groups: the load balancer's own outbound rules must"
          + " admit the targets on their ports.";
  private static final String ACLS =
      "Application Load Balancers, Subnets and network ACLs: the ACLs of both subnets must let"
          + " requests and responses pass between load balancer and targets.";
  private static final String SAME_SUBNET =
      "VPC User Guide, Network ACLs: they are applied to what enters and leaves a subnet, and not"
          + " to traffic inside one.";
  private static final String ZONES =
      "Elastic Load Balancing, Cross-zone load balancing: always on for application load balancers,"
          + " unless a target group turns it off.";
  private static final String HEALTH =
      "Ours, rule L9: health is reported and not required, for it changes by itself.";
  private static final String DESCRIBED =
      "Ours, rule L2: where no interface of a load balancer is described, one is assumed in each of"
          + " its subnets.";
  private static final String ADDRESSES =
      "Elastic Load Balancing, Target type ip: targets may be addresses of the VPC or of peered"
          + " VPCs.";
  private static final String PRIMARY =
      "Elastic Load Balancing, Target type instance: traffic goes to the primary private address of"
          + " the instance's primary network interface.";
  private static final String FAMILIES =
      "Elastic Load Balancing, IP address type: a dualstack load balancer takes IPv6 clients and"
          + " may send to IPv4 targets.";

  private static final String OPEN =
      """
      [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"INTERNET","edge":"igw-a",
        "ipVersion":4,
        "via":"arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/web/1",
        "listenerPort":443,
        "cubes":[{"protocol":"TCP","fromPort":8080,"toPort":8080,"sources":["198.51.100.0/24"]}]}]
      """;

  private LoadBalancerCases() {}

  static List<HandCase> all() {
    return List.of(
        edge("forwardReachesTheTarget", LISTENERS, standard("web"), OPEN),
        edge("fixedResponseReachesNobody", LISTENERS, standard(""), NOTHING),
        edge(
            "ruleThatForwardsCountsBesideAFixedDefault",
            LISTENERS,
            standard("").balancers(b -> b.rule("app/web/1", 443, 1, "web")),
            OPEN),
        edge("weightOfZeroReachesNobody", WEIGHTS, standard("web:0"), NOTHING),
        edge("weightOfOneIsEnough", WEIGHTS, standard("web:1,other:0"), OPEN),
        edge("internalLoadBalancerIsNotOnTheInternet", SCHEME, internal("10.0.8.10"), NOTHING),
        edge(
            "targetMayAdmitTheLoadBalancersAddress",
            TARGET_GROUP_RULES,
            admitting("in tcp 8080 10.0.8.10/32"),
            OPEN),
        edge(
            "otherAddressesAreNotTheLoadBalancer",
            TARGET_GROUP_RULES,
            admitting("in tcp 8080 10.0.8.11/32"),
            NOTHING),
        edge(
            "targetThatAdmitsOnlyTheClientIsNotReached",
            TARGET_GROUP_RULES,
            admitting("in tcp 8080 198.51.100.0/24"),
            NOTHING),
        edge(
            "targetPortMustBeAdmitted", TARGET_GROUP_RULES, admitting("in tcp 443 sg-lb"), NOTHING),
        edge("loadBalancersRulesMayNameTheTarget", OWN_RULES, sending("out tcp 8080 sg-a"), OPEN),
        edge(
            "loadBalancersRulesMustLetItSend",
            OWN_RULES,
            sending("out tcp 443 0.0.0.0/0"),
            NOTHING),
        edge(
            "aclOfTheLoadBalancersSubnetMustLetTheResponseIn",
            ACLS,
            acl("subnet-l", "in 90 deny tcp 10.0.1.0/24", "in 100 allow all 0.0.0.0/0"),
            NOTHING),
        edge(
            "aclOfTheLoadBalancersSubnetMustLetTheRequestOut",
            ACLS,
            acl("subnet-l", "in 100 allow all 0.0.0.0/0", "out 90 deny tcp 8080 10.0.1.0/24"),
            NOTHING),
        edge(
            "aclOfTheTargetsSubnetMustLetTheResponseOut",
            ACLS,
            acl("subnet-a", "in 100 allow all 0.0.0.0/0", "out 90 deny tcp 10.0.8.0/24"),
            NOTHING),
        edge(
            "responseNeedsOneClientPortThatBothAclsAllow",
            ACLS,
            acl("subnet-a", "in 100 allow all 0.0.0.0/0", "out 90 deny tcp 1-9999 10.0.8.0/24")
                .acl(
                    "acl-c",
                    "vpc-a",
                    "subnet-l",
                    "in 90 deny tcp 10000-65535 10.0.1.0/24",
                    "in 100 allow all 0.0.0.0/0",
                    "out 100 allow all 0.0.0.0/0"),
            NOTHING),
        edge(
            "aclOfTheTargetsSubnetMustLetTheRequestIn",
            ACLS,
            acl("subnet-a", "in 100 allow tcp 8081 0.0.0.0/0"),
            NOTHING),
        edge(
            "aclOfTheTargetsSubnetNeedNotKnowTheClient",
            ACLS,
            acl("subnet-a", "in 100 allow tcp 8080 10.0.8.10/32"),
            OPEN),
        edge("insideOneSubnetAclsAreNotAsked", SAME_SUBNET, sameSubnet(), OPEN),
        edge("otherZonesAreReached", ZONES, farTarget(), OPEN),
        edge(
            "targetGroupMayTurnCrossZoneOff",
            ZONES,
            farTarget()
                .balancers(
                    b -> b.targetsAttribute("web", "load_balancing.cross_zone.enabled", "false")),
            NOTHING),
        edge(
            "unhealthyTargetIsStillListed",
            HEALTH,
            standard("web").balancers(b -> b.unhealthy("web")),
            OPEN),
        edge(
            "stoppedTargetIsNot",
            HEALTH,
            standard("web").change("i-a", LoadBalancerCases::stop),
            NOTHING),
        edge("assumedInterfaceIsOnTheInternet", DESCRIBED, assumed("internet-facing"), OPEN),
        edge("assumedInterfaceOfAnInternalOneIsNot", DESCRIBED, assumed("internal"), NOTHING),
        edge(
            "assumedInterfaceHasAnyAddressOfItsSubnet",
            DESCRIBED,
            assumedAndAdmitted("in tcp 8080 10.0.8.200/32"),
            OPEN),
        edge(
            "assumedInterfaceHasNoAddressOfAnotherSubnet",
            DESCRIBED,
            assumedAndAdmitted("in tcp 8080 10.0.9.200/32"),
            NOTHING),
        edge("instanceTargetIsThePrimaryInterface", PRIMARY, twoInterfaces(0, 1), OPEN),
        edge(
            "primaryInterfaceMayComeLaterInTheDocument",
            PRIMARY,
            twoInterfaces(1, 0),
            """
            [{"instanceId":"i-a","networkInterfaceId":"eni-z","origin":"INTERNET","edge":"igw-a",
              "ipVersion":4,
              "via":"arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/web/1",
              "listenerPort":443,
              "cubes":[{"protocol":"TCP","fromPort":8080,"toPort":8080,
                "sources":["198.51.100.0/24"]}]}]
            """),
        edge("targetMayBeAnAddress", ADDRESSES, addressTarget("10.0.1.10"), OPEN),
        edge("addressThatNobodyHasIsNoTarget", ADDRESSES, addressTarget("10.0.1.99"), NOTHING),
        edge(
            "targetMayBeInAPeeredVpc",
            ADDRESSES,
            peeredTarget(),
            """
            [{"instanceId":"i-b","networkInterfaceId":"eni-b","origin":"INTERNET","edge":"igw-a",
              "ipVersion":4,
              "via":"arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/web/1",
              "listenerPort":443,
              "cubes":[{"protocol":"TCP","fromPort":8080,"toPort":8080,
                "sources":["198.51.100.0/24"]}]}]
            """),
        edge(
            "ipv6ClientsReachAnIpv4Target",
            FAMILIES,
            sixClients(),
            """
            [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"INTERNET","edge":"igw-a",
              "ipVersion":6,
              "via":"arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/web/1",
              "listenerPort":443,
              "cubes":[{"protocol":"TCP","fromPort":8080,"toPort":8080,
                "sources":["2001:db8:7::/48"]}]}]
            """),
        edge(
            "peersReachAnInternalLoadBalancer",
            SCHEME,
            internalForPeers(),
            """
            [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"PEERED_VPC",
              "edge":"pcx-ab","ipVersion":4,
              "via":"arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/web/1",
              "listenerPort":443,
              "cubes":[{"protocol":"TCP","fromPort":8080,"toPort":8080,
                "sources":["10.1.0.0/16"]}]}]
            """),
        endToEnd(
            "endToEndOnlyThePeersInterfacesReachIt",
            SCHEME,
            internalForPeers()
                .table("rtb-b", "vpc-b", "main", "10.0.8.0/24 pcx-ab")
                .group("sg-b", "vpc-b", "out tcp 443 sg-lb")
                .host("eni-b", "i-b", "subnet-b", "sg-b", "10.1.1.20"),
            """
            [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"PEERED_VPC",
              "edge":"pcx-ab","ipVersion":4,
              "via":"arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/web/1",
              "listenerPort":443,
              "cubes":[{"protocol":"TCP","fromPort":8080,"toPort":8080,
                "sources":["10.1.1.20/32"]}]}]
            """));
  }

  private static TestNetwork vpc(TestNetwork network) {
    return network.subnet("subnet-l", "vpc-a", "us-east-1a", "10.0.8.0/24");
  }

  private static TestNetwork front(String egress) {
    return vpc(Scenes.publicSubnet())
        .group("sg-lb", "vpc-a", "in tcp 443 198.51.100.0/24", egress)
        .balancers(
            b ->
                b.balancer("app/web/1", "internet-facing", "vpc-a", "sg-lb", "subnet-l")
                    .interfaceOf(
                        "app/web/1", "eni-lb", "subnet-l", "sg-lb", "10.0.8.10=203.0.113.80"));
  }

  private static TestNetwork withTarget(TestNetwork network, String rule) {
    return network
        .group("sg-a", "vpc-a", rule)
        .host("eni-a", "i-a", "subnet-a", "sg-a", "10.0.1.10")
        .balancers(b -> b.targets("web", "vpc-a", "HTTP", "instance", "i-a 8080"));
  }

  private static TestNetwork standard(String forward) {
    return withTarget(front("out all 0.0.0.0/0"), "in tcp 8080 sg-lb")
        .balancers(b -> b.listener("app/web/1", 443, "HTTPS", forward));
  }

  private static TestNetwork admitting(String rule) {
    return withTarget(front("out all 0.0.0.0/0"), rule)
        .balancers(b -> b.listener("app/web/1", 443, "HTTPS", "web"));
  }

  private static TestNetwork sending(String egress) {
    return withTarget(front(egress), "in tcp 8080 sg-lb")
        .balancers(b -> b.listener("app/web/1", 443, "HTTPS", "web"));
  }

  private static TestNetwork internal(String address) {
    return withTarget(
            vpc(Scenes.publicSubnet())
                .group("sg-lb", "vpc-a", "in tcp 443 198.51.100.0/24")
                .balancers(
                    b ->
                        b.balancer("app/web/1", "internal", "vpc-a", "sg-lb", "subnet-l")
                            .interfaceOf("app/web/1", "eni-lb", "subnet-l", "sg-lb", address)),
            "in tcp 8080 sg-lb")
        .balancers(b -> b.listener("app/web/1", 443, "HTTPS", "web"));
  }

  private static TestNetwork acl(String subnet, String... inbound) {
    TestNetwork network =
        standard("web").acl("acl-b", "vpc-a", subnet, "out 100 allow all 0.0.0.0/0");
    for (String entry : inbound) {
      network.entry("acl-b", entry);
    }
    return network;
  }

  /// Load balancer and target in `subnet-a`, whose ACL denies everything between its own addresses.
  private static TestNetwork sameSubnet() {
    TestNetwork network =
        Scenes.publicSubnet()
            .group("sg-lb", "vpc-a", "in tcp 443 198.51.100.0/24")
            .acl(
                "acl-b",
                "vpc-a",
                "subnet-a",
                "in 90 deny all 10.0.1.0/24",
                "in 100 allow all 0.0.0.0/0",
                "out 90 deny all 10.0.1.0/24",
                "out 100 allow all 0.0.0.0/0");
    String address = "10.0.1.80=203.0.113.80";
    withTarget(network, "in tcp 8080 sg-lb");
    return network.balancers(
        b ->
            b.balancer("app/web/1", "internet-facing", "vpc-a", "sg-lb", "subnet-a")
                .interfaceOf("app/web/1", "eni-lb", "subnet-a", "sg-lb", address)
                .listener("app/web/1", 443, "HTTPS", "web"));
  }

  private static TestNetwork farTarget() {
    return standard("web")
        .change("subnet-a", subnet -> subnet.put("AvailabilityZone", "us-east-1b"))
        .change("eni-a", one -> one.put("AvailabilityZone", "us-east-1b"));
  }

  private static void stop(ObjectNode instance) {
    ((ObjectNode) instance.path("State")).put("Name", "stopped");
  }

  private static TestNetwork twoInterfaces(int first, int second) {
    return standard("web")
        .host("eni-z", "i-a", "subnet-a", "sg-a", "10.0.1.12")
        .change("eni-a", one -> ((ObjectNode) one.path("Attachment")).put("DeviceIndex", first))
        .change("eni-z", one -> ((ObjectNode) one.path("Attachment")).put("DeviceIndex", second));
  }

  private static TestNetwork assumed(String scheme) {
    return assumed(scheme, "in tcp 8080 sg-lb");
  }

  private static TestNetwork assumedAndAdmitted(String rule) {
    return assumed("internet-facing", rule);
  }

  private static TestNetwork assumed(String scheme, String rule) {
    return withTarget(
            vpc(Scenes.publicSubnet())
                .group("sg-lb", "vpc-a", "in tcp 443 198.51.100.0/24")
                .balancers(b -> b.balancer("app/web/1", scheme, "vpc-a", "sg-lb", "subnet-l")),
            rule)
        .balancers(b -> b.listener("app/web/1", 443, "HTTPS", "web"));
  }

  private static TestNetwork addressTarget(String address) {
    return front("out all 0.0.0.0/0")
        .group("sg-a", "vpc-a", "in tcp 8080 sg-lb")
        .host("eni-a", "i-a", "subnet-a", "sg-a", "10.0.1.10")
        .balancers(
            b ->
                b.targets("web", "vpc-a", "HTTP", "ip", address + " 8080")
                    .listener("app/web/1", 443, "HTTPS", "web"));
  }

  private static TestNetwork peeredTarget() {
    return front("out all 0.0.0.0/0")
        .vpc("vpc-b", "10.1.0.0/16")
        .subnet("subnet-b", "vpc-b", "us-east-1a", "10.1.1.0/24")
        .openAcl("acl-b", "vpc-b")
        .peering("pcx-ab", "vpc-a", "vpc-b")
        .group("sg-b", "vpc-b", "in tcp 8080 10.0.8.0/24")
        .host("eni-b", "i-b", "subnet-b", "sg-b", "10.1.1.20")
        .balancers(
            b ->
                b.targets("web", "vpc-a", "HTTP", "ip", "10.1.1.20 8080")
                    .listener("app/web/1", 443, "HTTPS", "web"));
  }

  private static TestNetwork sixClients() {
    TestNetwork network =
        new TestNetwork()
            .vpc("vpc-a", "10.0.0.0/16", "2001:db8:a::/56")
            .subnet("subnet-a", "vpc-a", "us-east-1a", "10.0.1.0/24")
            .subnet("subnet-l", "vpc-a", "us-east-1a", "10.0.8.0/24", "2001:db8:a:8::/64")
            .openAcl("acl-a", "vpc-a")
            .internetGateway("igw-a", "vpc-a")
            .table("rtb-a", "vpc-a", "main", "0.0.0.0/0 igw-a", "::/0 igw-a")
            .group("sg-lb", "vpc-a", "in tcp 443 2001:db8:7::/48", "out all 0.0.0.0/0");
    return withTarget(network, "in tcp 8080 sg-lb")
        .balancers(
            b ->
                b.balancer("app/web/1", "internet-facing", "vpc-a", "sg-lb", "subnet-l")
                    .dualStack("app/web/1")
                    .interfaceOf(
                        "app/web/1",
                        "eni-lb",
                        "subnet-l",
                        "sg-lb",
                        "10.0.8.10=203.0.113.80",
                        "2001:db8:a:8::10")
                    .listener("app/web/1", 443, "HTTPS", "web"));
  }

  private static TestNetwork internalForPeers() {
    return withTarget(
            vpc(Scenes.peers())
                .table("rtb-a", "vpc-a", "main", "10.1.0.0/16 pcx-ab")
                .group("sg-lb", "vpc-a", "in tcp 443 0.0.0.0/0")
                .balancers(
                    b ->
                        b.balancer("app/web/1", "internal", "vpc-a", "sg-lb", "subnet-l")
                            .interfaceOf("app/web/1", "eni-lb", "subnet-l", "sg-lb", "10.0.8.10")),
            "in tcp 8080 sg-lb")
        .balancers(b -> b.listener("app/web/1", 443, "HTTPS", "web"));
  }
}
