package dev.assay.server.network;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.NetworkDesk;
import dev.assay.reachability.Exposure;
import dev.assay.reachability.ExposureChange;
import dev.assay.reachability.NetworkReading;
import dev.assay.reachability.PacketAnswer;
import dev.assay.reachability.Protocol;
import dev.assay.reachability.Remedy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two networks that are asked.
final class WatchedNetworksTest {
  private static final String OPEN_TO_ALL = "0.0.0.0/0";

  @TempDir private Path folder;
  private WatchedNetworks networks;

  @BeforeEach
  void evaluate() throws IOException {
    networks = new WatchedNetworks(arn -> List.of());
    for (int n = 0; n < 2; n++) {
      Path own = Files.createDirectory(folder.resolve("network-" + n));
      write(own, n);
      networks
          .byWatch()
          .put(
              "network " + own,
              EvaluatedNetwork.of(NetworkReading.kept(own), "once", Instant.EPOCH));
    }
  }

  @Test
  void pagesOfEverySizeAreTheWhole() {
    var whole = networks.page("", 1_000).exposures();
    assertThat(whole.stream().map(Exposure::instanceId))
        .containsExactly("i-00", "i-03", "i-04", "i-07");
    for (int most = 1; most < 10; most++) {
      List<Exposure> pieces = new ArrayList<>();
      String after = "";
      do {
        var page = networks.page(after, most);
        pieces.addAll(page.exposures());
        after = page.next();
      } while (!after.isEmpty());
      assertThat(pieces).as("pages of %d", most).isEqualTo(whole);
    }
  }

  @Test
  void packetIsFollowedWhereverItsInstanceIs() {
    assertThat(networks.ask(question("i-04", 22)).values())
        .singleElement()
        .isInstanceOf(PacketAnswer.Allowed.class);
    assertThat(networks.ask(question("eni-03", 23)).values())
        .singleElement()
        .isInstanceOf(PacketAnswer.Stopped.class);
    assertThat(networks.ask(question("i-none", 22))).isEmpty();
  }

  @Test
  void whatIfAndRemediesLeaveEverythingAsItWas() {
    var before = networks.page("", 1_000).exposures();

    var outlook =
        networks.whatIf(new ByteArrayInputStream(groups(1, "10.0.0.0/8").getBytes(UTF_8)));
    assertThat(outlook.problems()).isEmpty();
    assertThat(outlook.changes())
        .hasSize(2)
        .allMatch(change -> change instanceof ExposureChange.Closed);
    assertThat(networks.remedies(question("i-03", 22)).values())
        .singleElement()
        .satisfies(
            remedies ->
                assertThat(remedies)
                    .extracting(Remedy::kind)
                    .contains(Remedy.Kind.SECURITY_GROUP, Remedy.Kind.ROUTE));
    assertThat(networks.page("", 1_000).exposures()).isEqualTo(before);
  }

  @Test
  void whatTheAnswersRestOnAndTheDataDoesNotHaveIsAProblem() throws IOException {
    Path own = folder.resolve("network-0");
    Files.delete(own.resolve("groups.json"));

    var network = EvaluatedNetwork.of(NetworkReading.kept(own), "once", Instant.EPOCH);
    assertThat(network.problems())
        .anySatisfy(problem -> assertThat(problem.message()).contains("sg-0"));
    assertThat(network.exposures("i-00")).as("it opens nothing").isEmpty();
  }

  @Test
  void proposalThatIsNoAnswerSaysSo() {
    var outlook =
        networks.whatIf(new ByteArrayInputStream("{\"SecurityGroups\":[{}]}".getBytes(UTF_8)));
    assertThat(outlook.changes()).isEmpty();
    assertThat(outlook.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("/SecurityGroups/0"));
  }

  private static NetworkDesk.Question question(String id, int port) {
    return new NetworkDesk.Question(id, "", "", Protocol.TCP, port);
  }

  /// A VPC with four instances, SSH open to everybody; the two in the middle do not run.
  private static void write(Path own, int n) throws IOException {
    List<String> numbers =
        IntStream.range(0, 4).mapToObj(i -> "%02d".formatted(4 * n + i)).toList();
    answer(own, "{'Vpcs':[{'VpcId':'vpc-N','CidrBlock':'10.0.0.0/16'}]}", n);
    answer(
        own, "{'Subnets':[{'SubnetId':'subnet-N','VpcId':'vpc-N','CidrBlock':'10.0.0.0/24'}]}", n);
    answer(
        own,
        "{'InternetGateways':[{'InternetGatewayId':'igw-N','Attachments':[{'VpcId':'vpc-N'}]}]}",
        n);
    answer(
        own,
        "{'RouteTables':[{'RouteTableId':'rtb-N','VpcId':'vpc-N','Associations':[{'Main':true}],"
            + "'Routes':[{'DestinationCidrBlock':'0.0.0.0/0','GatewayId':'igw-N'}]}]}",
        n);
    String all = "'RuleNumber':100,'RuleAction':'allow','Protocol':'-1','CidrBlock':'0.0.0.0/0'";
    answer(
        own,
        "{'NetworkAcls':[{'NetworkAclId':'acl-N','VpcId':'vpc-N','IsDefault':true,'Entries':["
            + "{'Egress':false,ALL},{'Egress':true,ALL}]}]}".replace("ALL", all),
        n);
    Files.writeString(own.resolve("groups.json"), groups(n, OPEN_TO_ALL));
    answer(
        own,
        numbers.stream()
            .map(i -> "{'InstanceId':'i-" + i + "','State':{'Name':'" + state(i) + "'}}")
            .collect(Collectors.joining(",", "{'Reservations':[{'Instances':[", "]}]}")),
        n);
    answer(
        own,
        numbers.stream()
            .map(
                i ->
                    "{'NetworkInterfaceId':'eni-%1$s','VpcId':'vpc-N','SubnetId':'subnet-N',"
                            .formatted(i)
                        + "'Groups':[{'GroupId':'sg-N'}],'Attachment':{'InstanceId':'i-"
                        + i
                        + "'},'PrivateIpAddresses':[{'PrivateIpAddress':'10.0.0."
                        + (10 + Integer.parseInt(i))
                        + "','Primary':true,'Association':{'PublicIp':'198.51.100.1'}}]}")
            .collect(Collectors.joining(",", "{'NetworkInterfaces':[", "]}")),
        n);
  }

  private static String state(String number) {
    int place = Integer.parseInt(number) % 4;
    return place == 0 || place == 3 ? "running" : "stopped";
  }

  private static String groups(int n, String source) {
    return json(
        "{'SecurityGroups':[{'GroupId':'sg-N','VpcId':'vpc-N','IpPermissions':[{'IpProtocol':'tcp',"
            + "'FromPort':22,'ToPort':22,'IpRanges':[{'CidrIp':'"
            + source
            + "'}]}],'IpPermissionsEgress':[]}]}",
        n);
  }

  private static void answer(Path own, String json, int n) throws IOException {
    String name = json.substring(2, json.indexOf('\'', 2));
    Files.writeString(own.resolve(name + ".json"), json(json, n));
  }

  private static String json(String text, int n) {
    return text.replace('\'', '"').replace("-N", "-" + n);
  }
}
