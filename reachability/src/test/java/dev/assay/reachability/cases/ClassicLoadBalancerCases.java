package dev.assay.reachability.cases;

import static dev.assay.reachability.cases.HandCase.edge;
import static dev.assay.reachability.cases.Scenes.NOTHING;

import dev.assay.reachability.oracle.TestNetwork;
import java.util.List;

/// Classic load balancers (rules L2, L4, L8, L9), which have no ARN in their documents.
///
/// The load balancer is at 10.0.8.10 in `subnet-l` of zone a and admits HTTPS from the office; the
/// instance listens on 8080 and has no public address.
final class ClassicLoadBalancerCases {

  private static final String INSTANCES =
      "Classic Load Balancers, Listeners: what comes to the load balancer's port goes to the"
          + " instance's port of each registered instance.";
  private static final String SAME_SUBNET =
      "Reachability Analyzer, Explanation codes, ELB_ACL_RESTRICTION: the outbound rules of a"
          + " classic load balancer's ACL are asked also towards instances in its subnet.";
  private static final String ZONES =
      "Classic Load Balancers, Configure cross-zone load balancing: without it each node sends only"
          + " to instances in its zone.";

  private static final String OPEN =
      """
      [{"instanceId":"i-a","networkInterfaceId":"eni-a","origin":"INTERNET","edge":"igw-a",
        "ipVersion":4,
        "via":"arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/old",
        "listenerPort":443,
        "cubes":[{"protocol":"TCP","fromPort":8080,"toPort":8080,"sources":["198.51.100.0/24"]}]}]
      """;

  private ClassicLoadBalancerCases() {}

  static List<HandCase> all() {
    return List.of(
        edge("classicReachesItsInstances", INSTANCES, classic(), OPEN),
        edge(
            "classicDoesNotReachOthers",
            INSTANCES,
            classic().change("old", balancer -> balancer.putArray("Instances")),
            NOTHING),
        edge(
            "classicWithoutDescribedInterfacesIsAssumedToHaveThem",
            "Ours, rule L2: where no interface of a load balancer is described, one is assumed in"
                + " each of its subnets.",
            classic().change("eni-lb", one -> one.put("Description", "ELB older")),
            OPEN),
        edge(
            "classicHasNoInterfacesInOtherVpcs",
            "Ours, rule L2: names of classic load balancers are unique in a region only, and"
                + " interfaces are described by name.",
            classic()
                .change("eni-lb", one -> one.put("Description", "ELB older"))
                .vpc("vpc-z", "10.7.0.0/16")
                .subnet("subnet-z", "vpc-z", "us-west-2a", "10.7.1.0/24")
                .balancers(b -> b.interfaceOf("old", "eni-z", "subnet-z", "sg-lb", "10.7.1.10")),
            OPEN),
        edge(
            "classicInItsInstancesSubnet",
            SAME_SUBNET,
            inside("out 90 deny all 10.9.0.0/16"),
            OPEN),
        edge(
            "classicAsksItsOutboundEntriesInsideOneSubnet",
            SAME_SUBNET,
            inside("out 90 deny all 10.0.1.0/24"),
            NOTHING),
        edge(
            "classicDoesNotAskInboundEntriesInsideOneSubnet",
            SAME_SUBNET,
            inside("in 90 deny all 10.0.1.0/24"),
            OPEN),
        edge("classicReachesAllZonesWhereNothingIsSaid", ZONES, otherZone(), OPEN),
        edge(
            "classicInOneZoneKeepsToIt",
            ZONES,
            otherZone().balancers(b -> b.classicCrossZone("old", false)),
            NOTHING),
        edge(
            "classicAcrossZonesReachesAll",
            ZONES,
            otherZone().balancers(b -> b.classicCrossZone("old", true)),
            OPEN));
  }

  private static TestNetwork classic() {
    return behind(
        Scenes.publicSubnet().subnet("subnet-l", "vpc-a", "us-east-1a", "10.0.8.0/24"),
        "subnet-l",
        "10.0.8.10=203.0.113.80");
  }

  private static TestNetwork behind(TestNetwork network, String subnet, String address) {
    return network
        .group("sg-lb", "vpc-a", "in tcp 443 198.51.100.0/24")
        .group("sg-a", "vpc-a", "in tcp 8080 sg-lb")
        .host("eni-a", "i-a", "subnet-a", "sg-a", "10.0.1.10")
        .balancers(
            b ->
                b.classic("old", "internet-facing", "vpc-a", "sg-lb", subnet)
                    .interfaceOf("old", "eni-lb", subnet, "sg-lb", address)
                    .classicListener("old", 443, 8080)
                    .classicInstance("old", "i-a"));
  }

  /// Load balancer and instance in `subnet-a`, whose ACL has one entry before those that allow all.
  private static TestNetwork inside(String entry) {
    return behind(
        Scenes.publicSubnet()
            .acl(
                "acl-b",
                "vpc-a",
                "subnet-a",
                entry,
                "in 100 allow all 0.0.0.0/0",
                "out 100 allow all 0.0.0.0/0"),
        "subnet-a",
        "10.0.1.80=203.0.113.80");
  }

  private static TestNetwork otherZone() {
    return classic()
        .change("subnet-a", subnet -> subnet.put("AvailabilityZone", "us-east-1b"))
        .change("eni-a", one -> one.put("AvailabilityZone", "us-east-1b"));
  }
}
