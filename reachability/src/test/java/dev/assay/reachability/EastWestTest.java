package dev.assay.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.reachability.EastWest.Flow;
import dev.assay.reachability.EastWest.Member;
import dev.assay.reachability.EastWest.Path;
import dev.assay.reachability.EastWest.Ports;
import dev.assay.reachability.oracle.Pairs;
import dev.assay.reachability.oracle.TestNetwork;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who reaches whom, on networks written by hand, mostly in pairs that differ in one rule. The
/// brute force must give the same answers.
class EastWestTest {
  @TempDir java.nio.file.Path folder;

  /// Two web servers, an application and a database, each tier in its own subnet.
  private static TestNetwork threeTiers() {
    return new TestNetwork()
        .vpc("vpc-a", "10.0.0.0/16")
        .subnet("subnet-web", "vpc-a", "us-east-1a", "10.0.1.0/24")
        .subnet("subnet-app", "vpc-a", "us-east-1a", "10.0.2.0/24")
        .subnet("subnet-db", "vpc-a", "us-east-1a", "10.0.3.0/24")
        .openAcl("acl-a", "vpc-a")
        .internetGateway("igw-a", "vpc-a")
        .table("rtb-a", "vpc-a", "main", "0.0.0.0/0 igw-a")
        .group("sg-web", "vpc-a", "in tcp 443 198.51.100.0/24")
        .group("sg-app", "vpc-a", "in tcp 8080 sg-web")
        .group("sg-db", "vpc-a", "in tcp 5432 sg-app")
        .host("eni-web1", "i-web1", "subnet-web", "sg-web", "10.0.1.11=203.0.113.11")
        .host("eni-web2", "i-web2", "subnet-web", "sg-web", "10.0.1.12=203.0.113.12")
        .host("eni-app", "i-app", "subnet-app", "sg-app", "10.0.2.10")
        .host("eni-db", "i-db", "subnet-db", "sg-db", "10.0.3.10");
  }

  private static final List<String> TIERS =
      List.of("eni-app > eni-db: TCP 5432-5432", "eni-web1 eni-web2 > eni-app: TCP 8080-8080");

  private List<String> flows(TestNetwork network) throws IOException {
    return eastWest(network).flows().stream().map(EastWestTest::text).toList();
  }

  private EastWest eastWest(TestNetwork network) throws IOException {
    var documents = network.documents();
    var eastWest = Engine.of(documents, folder).eastWest();
    var judged = Pairs.open(documents);
    long pairs =
        eastWest.flows().stream()
            .flatMap(
                flow ->
                    flow.senders().stream()
                        .flatMap(
                            sender ->
                                flow.receivers().stream()
                                    .filter(one -> !one.instanceId().equals(sender.instanceId()))
                                    .map(one -> sender + " " + one)))
            .count();
    assertThat(judged).hasSize((int) pairs);
    return eastWest;
  }

  private static String text(Flow flow) {
    return ids(flow.senders()) + " > " + ids(flow.receivers()) + ":" + text(flow.ports());
  }

  private static String ids(List<Member> members) {
    return members.stream().map(Member::networkInterfaceId).collect(Collectors.joining(" "));
  }

  private static String text(List<Ports> ports) {
    return ports.stream()
        .map(one -> " " + one.protocol() + " " + one.fromPort() + "-" + one.toPort())
        .collect(Collectors.joining());
  }

  private static String text(Path path) {
    return path.entry().edge()
        + " > "
        + path.entry().instanceId()
        + path.hops().stream()
            .map(hop -> " > " + hop.to().instanceId() + text(hop.ports()))
            .collect(Collectors.joining());
  }

  @Test
  void eachTierReachesTheNextByTheGroupsTheyName() throws IOException {
    assertThat(flows(threeTiers())).containsExactlyElementsOf(TIERS);
  }

  @Test
  void theWayFromTheInternetLeadsThroughEachTier() throws IOException {
    var eastWest = eastWest(threeTiers());
    assertThat(eastWest.pathsTo("i-db"))
        .extracting(EastWestTest::text)
        .containsExactly("igw-a > i-web1 > i-app TCP 8080-8080 > i-db TCP 5432-5432");
    assertThat(eastWest.pathsTo("i-db")).extracting(Path::alike).containsExactly(1);
    assertThat(eastWest.pathsTo("i-web2"))
        .extracting(EastWestTest::text)
        .containsExactly("igw-a > i-web2");
    assertThat(eastWest.pathsTo("i-none")).isEmpty();
  }

  @Test
  void withoutTheMiddleThereIsNoWay() throws IOException {
    var network =
        threeTiers()
            .change("i-app", instance -> instance.withObject("State").put("Name", "stopped"));
    assertThat(eastWest(network).pathsTo("i-db")).isEmpty();
  }

  @Test
  void oneTargetNamesWhoReachesIt() throws IOException {
    var eastWest = eastWest(threeTiers());
    assertThat(eastWest.flows("", "i-app"))
        .extracting(EastWestTest::text)
        .containsExactly("eni-web1 eni-web2 > eni-app: TCP 8080-8080");
    assertThat(eastWest.flows("i-web2", ""))
        .extracting(EastWestTest::text)
        .containsExactly("eni-web2 > eni-app: TCP 8080-8080");
    assertThat(eastWest.between("i-app", "eni-db"))
        .containsExactly(new Ports(Protocol.TCP, 5432, 5432));
    assertThat(eastWest.between("eni-db", "i-app")).isEmpty();
  }

  @Test
  void anEgressRuleForOthersLetsNothingOut() throws IOException {
    assertThat(flows(withEgress("out tcp 443 0.0.0.0/0"))).containsExactly(TIERS.get(1));
    assertThat(flows(withEgress("out tcp 5000-6000 sg-db"))).containsExactlyElementsOf(TIERS);
  }

  private static TestNetwork withEgress(String rule) {
    return new TestNetwork()
        .vpc("vpc-a", "10.0.0.0/16")
        .subnet("subnet-web", "vpc-a", "us-east-1a", "10.0.1.0/24")
        .subnet("subnet-app", "vpc-a", "us-east-1a", "10.0.2.0/24")
        .subnet("subnet-db", "vpc-a", "us-east-1a", "10.0.3.0/24")
        .openAcl("acl-a", "vpc-a")
        .table("rtb-a", "vpc-a", "main")
        .group("sg-web", "vpc-a")
        .group("sg-app", "vpc-a", "in tcp 8080 sg-web", rule)
        .group("sg-db", "vpc-a", "in tcp 5432 sg-app")
        .host("eni-web1", "i-web1", "subnet-web", "sg-web", "10.0.1.11")
        .host("eni-web2", "i-web2", "subnet-web", "sg-web", "10.0.1.12")
        .host("eni-app", "i-app", "subnet-app", "sg-app", "10.0.2.10")
        .host("eni-db", "i-db", "subnet-db", "sg-db", "10.0.3.10");
  }

  @Test
  void anAclStopsARequestOrItsReply() throws IOException {
    assertThat(flows(withAcl("in 100 allow all 0.0.0.0/0", "out 100 allow all 0.0.0.0/0")))
        .containsExactlyElementsOf(TIERS);
    assertThat(
            flows(
                withAcl(
                    "in 50 deny tcp 5432 10.0.2.0/24",
                    "in 100 allow all 0.0.0.0/0",
                    "out 100 allow all 0.0.0.0/0")))
        .containsExactly(TIERS.get(1));
    assertThat(flows(withAcl("in 100 allow all 0.0.0.0/0", "out 100 allow udp 0-65535 0.0.0.0/0")))
        .containsExactly(TIERS.get(1));
    assertThat(flows(withAcl("in 100 allow all 0.0.0.0/0", "out 100 allow tcp 0 0.0.0.0/0")))
        .as("no client sends from port 0")
        .containsExactly(TIERS.get(1));
  }

  private static TestNetwork withAcl(String... entries) {
    return threeTiers().acl("acl-db", "vpc-a", "subnet-db", entries);
  }

  @Test
  void insideOneSubnetNeitherAclNorRouteIsAsked() throws IOException {
    var network =
        new TestNetwork()
            .vpc("vpc-a", "10.0.0.0/16")
            .subnet("subnet-a", "vpc-a", "us-east-1a", "10.0.1.0/24")
            .acl("acl-a", "vpc-a", "default")
            .table("rtb-a", "vpc-a", "main", "10.0.1.0/24 eni-firewall")
            .group("sg-a", "vpc-a", "in tcp 22 sg-a")
            .host("eni-a", "i-a", "subnet-a", "sg-a", "10.0.1.10")
            .host("eni-b", "i-b", "subnet-a", "sg-a", "10.0.1.11");
    assertThat(flows(network)).containsExactly("eni-a eni-b > eni-a eni-b: TCP 22-22");
  }

  @Test
  void aMoreSpecificRouteThanTheLocalOneIsNoWay() throws IOException {
    assertThat(flows(threeTiers().route("rtb-a", "10.0.3.0/24 eni-firewall")))
        .containsExactly(TIERS.get(1));
  }

  /// A client in one VPC and a server in another.
  private static TestNetwork twoVpcs() {
    return new TestNetwork()
        .vpc("vpc-a", "10.0.0.0/16", "2600:1f18:a::/56")
        .subnet("subnet-a", "vpc-a", "us-east-1a", "10.0.1.0/24", "2600:1f18:a:1::/64")
        .openAcl("acl-a", "vpc-a")
        .vpc("vpc-b", "10.1.0.0/16", "2600:1f18:b::/56")
        .subnet("subnet-b", "vpc-b", "us-east-1a", "10.1.1.0/24", "2600:1f18:b:1::/64")
        .openAcl("acl-b", "vpc-b")
        .group("sg-a", "vpc-a")
        .group("sg-b", "vpc-b", "in tcp 5432 10.0.0.0/16", "in tcp 443 2600:1f18:a::/56")
        .host("eni-a", "i-a", "subnet-a", "sg-a", "10.0.1.10", "2600:1f18:a:1::10")
        .host("eni-b", "i-b", "subnet-b", "sg-b", "10.1.1.10", "2600:1f18:b:1::10")
        .peering("pcx-ab", "vpc-a", "vpc-b")
        .gateways(
            g ->
                g.transit("tgw-1")
                    .transitTable("tgw-rtb-1", "tgw-1")
                    .vpcAttachment("tgw-attach-a", "tgw-1", "vpc-a", "tgw-rtb-1", "subnet-a")
                    .vpcAttachment("tgw-attach-b", "tgw-1", "vpc-b", "tgw-rtb-1", "subnet-b")
                    .propagation("tgw-rtb-1", "tgw-attach-a,tgw-attach-b"));
  }

  @Test
  void peersNeedARouteEachWay() throws IOException {
    assertThat(
            flows(
                twoVpcs()
                    .table("rtb-a", "vpc-a", "main", "10.1.0.0/16 pcx-ab")
                    .table("rtb-b", "vpc-b", "main", "10.0.0.0/16 pcx-ab")))
        .containsExactly("eni-a > eni-b: TCP 5432-5432");
    assertThat(
            flows(
                twoVpcs()
                    .table("rtb-a", "vpc-a", "main", "10.1.0.0/16 pcx-ab")
                    .table("rtb-b", "vpc-b", "main")))
        .as("without the route for the reply")
        .isEmpty();
    assertThat(
            flows(
                twoVpcs()
                    .table("rtb-a", "vpc-a", "main")
                    .table("rtb-b", "vpc-b", "main", "10.0.0.0/16 pcx-ab")))
        .as("without the route for the request")
        .isEmpty();
  }

  @Test
  void familiesAreRoutedByThemselvesAndCountTogether() throws IOException {
    assertThat(
            flows(
                twoVpcs()
                    .table(
                        "rtb-a", "vpc-a", "main", "10.1.0.0/16 pcx-ab", "2600:1f18:b::/56 pcx-ab")
                    .table(
                        "rtb-b", "vpc-b", "main", "10.0.0.0/16 pcx-ab", "2600:1f18:a::/56 pcx-ab")))
        .containsExactly("eni-a > eni-b: TCP 443-443 TCP 5432-5432");
  }

  @Test
  void aTransitGatewayLeadsThereAndBack() throws IOException {
    assertThat(
            flows(
                twoVpcs()
                    .table("rtb-a", "vpc-a", "main", "10.1.0.0/16 tgw-1")
                    .table("rtb-b", "vpc-b", "main", "10.0.0.0/16 tgw-1")))
        .containsExactly("eni-a > eni-b: TCP 5432-5432");
    assertThat(
            flows(
                twoVpcs()
                    .table("rtb-a", "vpc-a", "main", "10.1.0.0/16 tgw-1")
                    .table("rtb-b", "vpc-b", "main", "10.0.0.0/16 pcx-ab")))
        .as("the reply takes another way")
        .isEmpty();
  }

  @Test
  void anotherInterfaceOfAnInstanceLeadsOn() throws IOException {
    var network =
        threeTiers()
            .group("sg-admin", "vpc-a")
            .group("sg-vault", "vpc-a", "in tcp 8200 sg-admin")
            .host("eni-admin", "i-web2", "subnet-app", "sg-admin", "10.0.2.40")
            .host("eni-vault", "i-vault", "subnet-db", "sg-vault", "10.0.3.40");
    assertThat(eastWest(network).pathsTo("i-vault"))
        .extracting(EastWestTest::text)
        .containsExactly("igw-a > i-web2 > i-vault TCP 8200-8200");
  }
}
