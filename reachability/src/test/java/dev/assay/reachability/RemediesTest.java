package dev.assay.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.reachability.EastWest.Flow;
import dev.assay.reachability.EastWest.Member;
import dev.assay.reachability.Exposure.OpenPorts;
import dev.assay.reachability.Exposure.Way;
import dev.assay.reachability.Remedy.Loss;
import dev.assay.reachability.oracle.TestBalancers;
import dev.assay.reachability.oracle.TestNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What would close something, on networks written by hand. The answers are written from the rules
/// R1–R9.
class RemediesTest {
  private static final RemedyQuestion HTTPS =
      new RemedyQuestion("eni-a", "igw-a", new Way.Direct(), Protocol.TCP, 443, 443);

  @TempDir Path folder;

  private static TestNetwork subnet() {
    return new TestNetwork()
        .vpc("vpc-a", "10.0.0.0/16", "2600:1f18:a::/56")
        .subnet("subnet-a", "vpc-a", "us-east-1a", "10.0.1.0/24", "2600:1f18:a:1::/64")
        .internetGateway("igw-a", "vpc-a");
  }

  private static TestNetwork publicSubnet() {
    return subnet()
        .openAcl("acl-a", "vpc-a")
        .table("rtb-a", "vpc-a", "main", "0.0.0.0/0 igw-a", "::/0 igw-a");
  }

  private static TestNetwork host(TestNetwork network, String groups) {
    return network.host("eni-a", "i-a", "subnet-a", groups, "10.0.1.10=203.0.113.10");
  }

  private List<String> remedies(TestNetwork network, RemedyQuestion question) throws IOException {
    var reachability = Engine.of(network.documents(), folder);
    List<Exposure> before = reachability.exposures();
    List<Remedy> remedies = reachability.remedies(question);
    assertThat(reachability.exposures()).isEqualTo(before);
    return remedies.stream().map(RemediesTest::text).toList();
  }

  private static String text(Remedy remedy) {
    return remedy.kind()
        + ": "
        + remedy.edits().stream().map(RemedyEdit::words).collect(Collectors.joining("; "))
        + remedy.losses().stream().map(RemediesTest::text).collect(Collectors.joining())
        + remedy.inside().stream().map(RemediesTest::text).collect(Collectors.joining());
  }

  private static String text(Flow flow) {
    return " | inside "
        + members(flow.senders())
        + " to "
        + members(flow.receivers())
        + flow.ports().stream()
            .map(range -> " " + range.protocol() + " " + range.fromPort() + "-" + range.toPort())
            .collect(Collectors.joining());
  }

  private static String members(List<Member> members) {
    return members.stream().map(Member::networkInterfaceId).collect(Collectors.joining(","));
  }

  private static String text(Loss loss) {
    return " | "
        + loss.before().networkInterfaceId()
        + loss.closed().stream().map(RemediesTest::text).collect(Collectors.joining());
  }

  private static String text(OpenPorts ports) {
    return " " + ports.protocol() + " " + ports.fromPort() + "-" + ports.toPort();
  }

  @Test
  void eachPartOfThePathIsOfferedWithWhatElseItCloses() throws IOException {
    var network =
        host(publicSubnet(), "sg-a")
            .group("sg-a", "vpc-a", "in tcp 443 198.51.100.0/24", "in tcp 80 198.51.100.0/24");
    assertThat(remedies(network, HTTPS))
        .containsExactly(
            "SECURITY_GROUP: remove the rule of sg-a: tcp 443 from 198.51.100.0/24",
            "NETWORK_ACL: add inbound entry 99 to acl-a: deny tcp 443 from 198.51.100.0/24",
            "ADDRESS: take the public address of 10.0.1.10 on eni-a away | eni-a TCP 80-80",
            "ROUTE: remove the route of rtb-a for 0.0.0.0/0 to igw-a | eni-a TCP 80-80");
  }

  @Test
  void aRuleThatOpensOtherPortsIsNarrowedBeforeItIsRemoved() throws IOException {
    var network =
        host(publicSubnet(), "sg-a")
            .group("sg-a", "vpc-a", "in tcp 440-445 198.51.100.0/24")
            .ruleName("sgr-web", "sg-a", "tcp", 440, 445, "198.51.100.0/24");
    assertThat(remedies(network, HTTPS))
        .filteredOn(text -> text.startsWith("SECURITY_GROUP"))
        .containsExactly(
            "SECURITY_GROUP: narrow sgr-web of sg-a, tcp 440-445 from 198.51.100.0/24,"
                + " to tcp 440-442, tcp 444-445",
            "SECURITY_GROUP: remove sgr-web of sg-a: tcp 440-445 from 198.51.100.0/24"
                + " | eni-a TCP 440-442 TCP 444-445");
  }

  /// A rule for everybody is how many let their own instances in as well: the edit that keeps those
  /// comes before the one that does not.
  @Test
  void whatInstancesNeedOfEachOtherIsKeptOrSaidToBeLost() throws IOException {
    var network =
        host(publicSubnet(), "sg-a")
            .group("sg-a", "vpc-a", "in tcp 440-443 0.0.0.0/0")
            .host("eni-b", "i-b", "subnet-a", "sg-b", "10.0.1.20")
            .group("sg-b", "vpc-a", "out all 0.0.0.0/0");
    assertThat(remedies(network, HTTPS))
        .filteredOn(text -> text.startsWith("SECURITY_GROUP"))
        .containsExactly(
            "SECURITY_GROUP: narrow the rule of sg-a, tcp 440-443 from 0.0.0.0/0,"
                + " to tcp 440-442, tcp 443 from 10.0.0.0/16",
            "SECURITY_GROUP: narrow the rule of sg-a, tcp 440-443 from 0.0.0.0/0,"
                + " to tcp 440-442 | inside eni-b to eni-a TCP 443-443",
            "SECURITY_GROUP: remove the rule of sg-a: tcp 440-443 from 0.0.0.0/0"
                + " | eni-a TCP 440-442 | inside eni-b to eni-a TCP 440-443");
  }

  @Test
  void ofARuleForAllTrafficOtherPortsAndUdpAreKept() throws IOException {
    var network = host(publicSubnet(), "sg-a").group("sg-a", "vpc-a", "in all 198.51.100.0/24");
    assertThat(remedies(network, HTTPS))
        .filteredOn(text -> text.startsWith("SECURITY_GROUP"))
        .containsExactly(
            "SECURITY_GROUP: narrow the rule of sg-a, all traffic from 198.51.100.0/24,"
                + " to tcp 0-442, tcp 444-65535, udp 0-65535 (other protocols are lost)",
            "SECURITY_GROUP: remove the rule of sg-a: all traffic from 198.51.100.0/24"
                + " | eni-a TCP 0-442 TCP 444-65535 UDP 0-65535");
  }

  @Test
  void everyRuleThatAdmitsSomeOfItMustGoAndNoOther() throws IOException {
    var network =
        host(publicSubnet(), "sg-a,sg-b")
            .group("sg-a", "vpc-a", "in tcp 443 198.51.100.0/25", "in tcp 443 10.0.0.0/8")
            .group("sg-b", "vpc-a", "in tcp 443 198.51.0.0/16", "in udp 443 198.51.0.0/16");
    assertThat(remedies(network, HTTPS))
        .first()
        .isEqualTo(
            "SECURITY_GROUP: remove the rule of sg-a: tcp 443 from 198.51.100.0/25;"
                + " remove the rule of sg-b: tcp 443 from 198.51.0.0/16");
  }

  @Test
  void anEntryGoesRightBelowTheFirstThatAllows() throws IOException {
    var network =
        host(subnet(), "sg-a")
            .table("rtb-a", "vpc-a", "main", "0.0.0.0/0 igw-a")
            .acl(
                "acl-a",
                "vpc-a",
                "default",
                "in 20 allow tcp 22 0.0.0.0/0",
                "in 29 deny udp 53 0.0.0.0/0",
                "in 30 allow tcp 400-500 0.0.0.0/0",
                "in 40 allow all 0.0.0.0/0",
                "out 28 allow all 0.0.0.0/0")
            .group("sg-a", "vpc-a", "in tcp 443 198.51.100.0/24");
    assertThat(remedies(network, HTTPS))
        .contains("NETWORK_ACL: add inbound entry 28 to acl-a: deny tcp 443 from 198.51.100.0/24");
  }

  @Test
  void withoutAFreeNumberThereIsNoEntry() throws IOException {
    var network =
        host(subnet(), "sg-a")
            .table("rtb-a", "vpc-a", "main", "0.0.0.0/0 igw-a")
            .acl(
                "acl-a",
                "vpc-a",
                "default",
                "in 1 deny udp 53 0.0.0.0/0",
                "in 2 allow all 0.0.0.0/0",
                "out 100 allow all 0.0.0.0/0")
            .group("sg-a", "vpc-a", "in tcp 443 198.51.100.0/24");
    assertThat(remedies(network, HTTPS))
        .hasSize(3)
        .noneMatch(text -> text.startsWith("NETWORK_ACL"));
  }

  @Test
  void whatNeighboursLoseIsCounted() throws IOException {
    var network =
        host(publicSubnet(), "sg-a")
            .host("eni-b", "i-b", "subnet-a", "sg-b", "10.0.1.11=203.0.113.11")
            .group("sg-a", "vpc-a", "in tcp 443 198.51.100.0/24")
            .group("sg-b", "vpc-a", "in tcp 443 198.51.100.7/32", "in tcp 22 198.51.100.7/32");
    assertThat(remedies(network, HTTPS))
        .containsExactly(
            "SECURITY_GROUP: remove the rule of sg-a: tcp 443 from 198.51.100.0/24",
            "ADDRESS: take the public address of 10.0.1.10 on eni-a away",
            "NETWORK_ACL: add inbound entry 99 to acl-a: deny tcp 443 from 198.51.100.0/24"
                + " | eni-b TCP 443-443",
            "ROUTE: remove the route of rtb-a for 0.0.0.0/0 to igw-a"
                + " | eni-b TCP 22-22 TCP 443-443");
  }

  @Test
  void bothFamiliesAreClosedTogether() throws IOException {
    var network =
        publicSubnet()
            .group("sg-a", "vpc-a", "in tcp 443 198.51.100.0/24", "in tcp 443 2001:db8:1::/48")
            .host(
                "eni-a", "i-a", "subnet-a", "sg-a", "10.0.1.10=203.0.113.10", "2600:1f18:a:1::10");
    assertThat(remedies(network, HTTPS))
        .containsExactly(
            "SECURITY_GROUP: remove the rule of sg-a: tcp 443 from 198.51.100.0/24;"
                + " remove the rule of sg-a: tcp 443 from 2001:db8:1::/48",
            "NETWORK_ACL: add inbound entry 99 to acl-a: deny tcp 443 from 198.51.100.0/24;"
                + " add inbound entry 98 to acl-a: deny tcp 443 from 2001:db8:1::/48",
            "ADDRESS: take the public address of 10.0.1.10 on eni-a away;"
                + " take 2600:1f18:a:1::10 away from eni-a",
            "ROUTE: remove the route of rtb-a for 0.0.0.0/0 to igw-a;"
                + " remove the route of rtb-a for ::/0 to igw-a");
  }

  @Test
  void aRouteWhoseRemovalOpensAnotherWayIsNotOffered() throws IOException {
    var network =
        host(subnet(), "sg-a")
            .openAcl("acl-a", "vpc-a")
            .vpnGateway("vgw-a", "vpc-a")
            .table("rtb-a", "vpc-a", "main", "128.0.0.0/1 igw-a", "0.0.0.0/0 vgw-a")
            .group("sg-a", "vpc-a", "in tcp 443 198.51.100.0/24");
    assertThat(remedies(network, HTTPS)).hasSize(3).noneMatch(text -> text.startsWith("ROUTE"));
  }

  @Test
  void aShorterRouteToTheSameEdgeGoesToo() throws IOException {
    var network =
        host(subnet(), "sg-a")
            .openAcl("acl-a", "vpc-a")
            .table("rtb-a", "vpc-a", "main", "198.0.0.0/8 igw-a", "0.0.0.0/0 igw-a")
            .group("sg-a", "vpc-a", "in tcp 443 198.51.100.0/24");
    assertThat(remedies(network, HTTPS))
        .last()
        .isEqualTo(
            "ROUTE: remove the route of rtb-a for 198.0.0.0/8 to igw-a;"
                + " remove the route of rtb-a for 0.0.0.0/0 to igw-a");
  }

  @Test
  void nothingIsOfferedWhereNothingIsOpen() throws IOException {
    var network = host(publicSubnet(), "sg-a").group("sg-a", "vpc-a", "in tcp 22 198.51.100.0/24");
    assertThat(remedies(network, HTTPS)).isEmpty();
    assertThat(
            remedies(
                network,
                new RemedyQuestion("eni-none", "igw-a", new Way.Direct(), Protocol.TCP, 22, 22)))
        .isEmpty();
  }

  @Test
  void behindALoadBalancerEitherLegCanBeClosed() throws IOException {
    var network =
        publicSubnet()
            .group("sg-lb", "vpc-a", "in tcp 80-81 198.51.100.0/24")
            .group("sg-a", "vpc-a", "in tcp 8080 sg-lb", "in tcp 22 sg-lb")
            .host("eni-a", "i-a", "subnet-a", "sg-a", "10.0.1.10")
            .host("eni-b", "i-b", "subnet-a", "sg-a", "10.0.1.11")
            .balancers(
                b ->
                    b.balancer("app/web/1", "internet-facing", "vpc-a", "sg-lb", "subnet-a")
                        .interfaceOf(
                            "app/web/1", "eni-lb", "subnet-a", "sg-lb", "10.0.1.50=203.0.113.50")
                        .listener("app/web/1", 80, "HTTP", "web")
                        .targets("web", "vpc-a", "HTTP", "instance", "i-a 8080", "i-b 8080"));
    var question =
        new RemedyQuestion(
            "eni-a",
            "igw-a",
            new Way.LoadBalanced(TestBalancers.arn("app/web/1"), 80),
            Protocol.TCP,
            8080,
            8080);
    assertThat(remedies(network, question))
        .containsExactly(
            "TARGET: deregister port 8080 of i-a from targetgroup/web/1",
            "SECURITY_GROUP: narrow the rule of sg-lb, tcp 80-81 from 198.51.100.0/24, to tcp 81"
                + " | eni-b TCP 8080-8080",
            "SECURITY_GROUP: remove the rule of sg-lb: tcp 80-81 from 198.51.100.0/24"
                + " | eni-b TCP 8080-8080",
            "SECURITY_GROUP: remove the rule of sg-a: tcp 8080 from sg-lb | eni-b TCP 8080-8080",
            "NETWORK_ACL: add inbound entry 99 to acl-a: deny tcp 80 from 198.51.100.0/24"
                + " | eni-b TCP 8080-8080",
            "LISTENER: remove the listener on port 80 of loadbalancer/app/web/1"
                + " | eni-b TCP 8080-8080",
            "ROUTE: remove the route of rtb-a for 0.0.0.0/0 to igw-a | eni-b TCP 8080-8080");
  }
}
