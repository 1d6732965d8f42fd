package dev.assay.reachability.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.reachability.oracle.PacketAnswer;
import dev.assay.reachability.oracle.PacketAnswer.AdmittingRule;
import dev.assay.reachability.oracle.PacketAnswer.Allowed;
import dev.assay.reachability.oracle.PacketAnswer.Blocker;
import dev.assay.reachability.oracle.PacketAnswer.Stopped;
import dev.assay.reachability.oracle.PacketAnswer.Witness;
import dev.assay.reachability.oracle.PacketQuestion;
import dev.assay.reachability.oracle.TestNetwork;
import dev.assay.reachability.oracle.Transport;
import java.util.List;

/// Each code of the table once alone, all at once, and witnesses.
public final class HandTraces {

  private static final String OFFICE = "198.51.100.7";

  private HandTraces() {}

  public static List<HandTrace> all() {
    return List.of(
        trace(
            "webServerAdmitsTheOffice",
            Scenes.webServer(),
            internet(OFFICE, 443),
            new Allowed(
                new Witness(
                    "igw-a",
                    "",
                    "",
                    "acl-a",
                    100,
                    List.of(new AdmittingRule("sg-a", "sg-a")),
                    1,
                    100,
                    "rtb-a",
                    "0.0.0.0/0",
                    "eni-a",
                    "i-a"))),
        trace(
            "everyRuleThatAdmitsIsNamed",
            Scenes.publicSubnet()
                .group("sg-a", "vpc-a", "in tcp 443 198.51.100.0/24", "in all 198.51.100.7/32")
                .group("sg-b", "vpc-a", "in tcp 22 0.0.0.0/0", "in tcp 0-65535 0.0.0.0/0")
                .ruleName("sgr-1", "sg-a", "tcp", 443, 443, "198.51.100.0/24")
                .ruleName("sgr-2", "sg-b", "tcp", 22, 22, "0.0.0.0/0")
                .ruleName("sgr-3", "sg-b", "tcp", 0, 65535, "0.0.0.0/0")
                .acl(
                    "acl-b",
                    "vpc-a",
                    "subnet-a",
                    "in 200 allow tcp 443 0.0.0.0/0",
                    "in 90 deny udp 443 0.0.0.0/0",
                    "out 300 allow tcp 1024-65535 0.0.0.0/0",
                    "out 50 deny tcp 1-1500 198.51.100.0/24")
                .table("rtb-b", "vpc-a", "subnet-a", "198.51.100.0/24 igw-a", "0.0.0.0/0 nat-a")
                .host("eni-a", "i-a", "subnet-a", "sg-a,sg-b", "10.0.1.10=203.0.113.10"),
            internet(OFFICE, 443),
            new Allowed(
                new Witness(
                    "igw-a",
                    "",
                    "",
                    "acl-b",
                    200,
                    List.of(
                        new AdmittingRule("sg-a", "sgr-1"),
                        new AdmittingRule("sg-a", "sg-a"),
                        new AdmittingRule("sg-b", "sgr-3")),
                    1501,
                    300,
                    "rtb-b",
                    "198.51.100.0/24",
                    "eni-a",
                    "i-a"))),
        trace(
            "privateSourceIsRejectedByTheGateway",
            everybodyAdmitted("0.0.0.0/0 igw-a"),
            internet("192.168.1.1", 443),
            stopped(blocker("IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS", "igw-a"))),
        trace(
            "hostWithoutPublicAddress",
            Scenes.publicSubnet()
                .group("sg-a", "vpc-a", "in tcp 443 0.0.0.0/0")
                .host("eni-a", "i-a", "subnet-a", "sg-a", "10.0.1.10"),
            internet(OFFICE, 443),
            stopped(blocker("IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS", "eni-a"))),
        trace(
            "inboundDenyIsNamedByItsNumber",
            everybodyAdmitted("0.0.0.0/0 igw-a").entry("acl-a", "in 7 deny tcp 443 0.0.0.0/0"),
            internet(OFFICE, 443),
            stopped(new Blocker("SUBNET_ACL_RESTRICTION", "acl-a", "ingress 7"))),
        trace(
            "implicitInboundDenyHasNoNumber",
            everybodyAdmitted("0.0.0.0/0 igw-a")
                .acl("acl-b", "vpc-a", "subnet-a", "out 100 allow all 0.0.0.0/0"),
            internet(OFFICE, 443),
            stopped(new Blocker("SUBNET_ACL_RESTRICTION", "acl-b", "ingress"))),
        trace(
            "replyThatNoEntryLetsOut",
            everybodyAdmitted("0.0.0.0/0 igw-a")
                .entry("acl-a", "out 7 deny tcp 1-65535 198.51.0.0/16"),
            internet(OFFICE, 443),
            stopped(new Blocker("SUBNET_ACL_RESTRICTION", "acl-a", "egress"))),
        trace(
            "groupsWithoutRules",
            Scenes.publicSubnet()
                .group("sg-a", "vpc-a")
                .group("sg-b", "vpc-a")
                .host("eni-a", "i-a", "subnet-a", "sg-a,sg-b", "10.0.1.10=203.0.113.10"),
            internet(OFFICE, 443),
            stopped(blocker("SG_HAS_NO_RULES", "sg-a"), blocker("SG_HAS_NO_RULES", "sg-b"))),
        trace(
            "groupsWithOtherRules",
            Scenes.publicSubnet()
                .group("sg-a", "vpc-a", "in tcp 22 0.0.0.0/0")
                .group("sg-b", "vpc-a")
                .host("eni-a", "i-a", "subnet-a", "sg-a,sg-b", "10.0.1.10=203.0.113.10"),
            internet(OFFICE, 443),
            stopped(
                blocker("ENI_SG_RULES_MISMATCH", "sg-a"),
                blocker("ENI_SG_RULES_MISMATCH", "sg-b"))),
        trace(
            "noRouteMatches",
            everybodyAdmitted("192.0.2.0/24 igw-a"),
            internet(OFFICE, 443),
            stopped(blocker("NO_ROUTE_TO_DESTINATION", "rtb-a"))),
        trace(
            "routeIsABlackhole",
            everybodyAdmitted("0.0.0.0/0 igw-a blackhole"),
            internet(OFFICE, 443),
            stopped(new Blocker("BAD_STATE_ROUTE", "rtb-a", "0.0.0.0/0"))),
        trace(
            "longerRouteGoesElsewhere",
            everybodyAdmitted("0.0.0.0/0 igw-a", "198.51.100.0/24 nat-a"),
            internet(OFFICE, 443),
            stopped(new Blocker("MORE_SPECIFIC_ROUTE", "rtb-a", "198.51.100.0/24"))),
        trace(
            "everyRouteGoesElsewhere",
            everybodyAdmitted("0.0.0.0/0 nat-a"),
            internet(OFFICE, 443),
            stopped(new Blocker("CANNOT_ROUTE", "rtb-a", "0.0.0.0/0"))),
        trace(
            "sourceOutsideThePeersBlocks",
            Scenes.peers()
                .table("rtb-a", "vpc-a", "main", "10.0.0.0/8 pcx-ab")
                .group("sg-a", "vpc-a", "in tcp 443 0.0.0.0/0")
                .host("eni-a", "i-a", "subnet-a", "sg-a", "10.0.1.10"),
            new PacketQuestion("pcx-ab", "10.2.0.1", Transport.TCP, 443, "eni-a"),
            stopped(blocker("PCX_REQUIRES_ADDRESS_IN_VPC_CIDR", "pcx-ab"))),
        trace(
            "peerOfTheOtherFamily",
            Scenes.subnet()
                .vpc("vpc-b", "10.1.0.0/16", "2001:db8:b::/56")
                .peering("pcx-ab", "vpc-a", "vpc-b")
                .entry("acl-a", "in 90 allow all ::/0")
                .table("rtb-a", "vpc-a", "main", "2001:db8:b::/56 pcx-ab")
                .group("sg-a", "vpc-a", "in tcp 443 ::/0")
                .host("eni-a", "i-a", "subnet-a", "sg-a", "10.0.1.10"),
            new PacketQuestion("pcx-ab", "2001:db8:b::1", Transport.TCP, 443, "eni-a"),
            stopped(blocker("ENI_ADDRESS_RESTRICTION", "eni-a"))),
        trace(
            "zoneWithoutAttachment",
            Scenes.subnet()
                .subnet("subnet-t", "vpc-a", "us-east-1b", "10.0.9.0/24")
                .gateways(
                    g ->
                        g.transit("tgw-1")
                            .vpcAttachment("tgw-attach-a", "tgw-1", "vpc-a", "", "subnet-t"))
                .table("rtb-a", "vpc-a", "main", "192.168.0.0/16 tgw-1")
                .group("sg-a", "vpc-a", "in tcp 443 0.0.0.0/0")
                .host("eni-a", "i-a", "subnet-a", "sg-a", "10.0.1.10"),
            new PacketQuestion("tgw-1", "192.168.1.1", Transport.TCP, 443, "eni-a"),
            stopped(blocker("TGW_ROUTE_AZ_RESTRICTION", "tgw-1"))),
        // Rule D1: what is named but not in the data opens nothing, and what it stops has its name.
        trace(
            "subnetOfAttachmentNotInTheData",
            Scenes.subnet()
                .gateways(
                    g ->
                        g.transit("tgw-1")
                            .vpcAttachment("tgw-attach-a", "tgw-1", "vpc-a", "", "subnet-gone"))
                .table("rtb-a", "vpc-a", "main", "192.168.0.0/16 tgw-1")
                .group("sg-a", "vpc-a", "in tcp 443 0.0.0.0/0")
                .host("eni-a", "i-a", "subnet-a", "sg-a", "10.0.1.10"),
            new PacketQuestion("tgw-1", "192.168.1.1", Transport.TCP, 443, "eni-a"),
            stopped(
                new Blocker("SUBNET_ACL_RESTRICTION", "subnet-gone", "egress"),
                new Blocker("SUBNET_ACL_RESTRICTION", "subnet-gone", "ingress"))),
        trace(
            "everythingAtOnce",
            Scenes.subnet()
                .internetGateway("igw-a", "vpc-a")
                .table("rtb-a", "vpc-a", "main", "10.0.0.0/8 nat-a", "0.0.0.0/0 igw-a")
                .acl("acl-b", "vpc-a", "subnet-a", "in 50 deny tcp 10.0.0.0/8")
                .group("sg-a", "vpc-a", "in tcp 22 0.0.0.0/0")
                .host("eni-a", "i-a", "subnet-a", "sg-a", "10.0.1.10"),
            internet("10.9.9.9", 443),
            stopped(
                blocker("IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS", "igw-a"),
                blocker("IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS", "eni-a"),
                new Blocker("SUBNET_ACL_RESTRICTION", "acl-b", "ingress 50"),
                blocker("ENI_SG_RULES_MISMATCH", "sg-a"),
                new Blocker("SUBNET_ACL_RESTRICTION", "acl-b", "egress"),
                new Blocker("MORE_SPECIFIC_ROUTE", "rtb-a", "10.0.0.0/8"))),
        trace(
            "stoppedInstanceIsNotAskedAtAll",
            Scenes.webServer().change("i-a", HandTraces::stop),
            internet(OFFICE, 443),
            new PacketAnswer.NotAsked("no such interface of a running instance")));
  }

  private static HandTrace trace(
      String name, TestNetwork network, PacketQuestion question, PacketAnswer expected) {
    return new HandTrace(name, network.documents(), question, expected);
  }

  private static PacketQuestion internet(String source, int port) {
    return new PacketQuestion("igw-a", source, Transport.TCP, port, "eni-a");
  }

  private static Stopped stopped(Blocker... blockers) {
    return new Stopped(List.of(blockers));
  }

  private static Blocker blocker(String code, String componentId) {
    return new Blocker(code, componentId, "");
  }

  private static TestNetwork everybodyAdmitted(String... routes) {
    return Scenes.subnet()
        .internetGateway("igw-a", "vpc-a")
        .table("rtb-a", "vpc-a", "main", routes)
        .group("sg-a", "vpc-a", "in tcp 443 0.0.0.0/0")
        .host("eni-a", "i-a", "subnet-a", "sg-a", "10.0.1.10=203.0.113.10");
  }

  private static void stop(ObjectNode instance) {
    ((ObjectNode) instance.path("State")).put("Name", "stopped");
  }
}
