package dev.assay.reachability.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.reachability.cases.HandCase;
import dev.assay.reachability.cases.HandCases;
import dev.assay.reachability.cases.HandTrace;
import dev.assay.reachability.cases.HandTraces;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The judge against answers written by hand, and against laws that hold for any network.
class BruteForceTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int NETWORKS = 25;

  static List<HandCase> cases() {
    return HandCases.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void answersAsWrittenByHand(HandCase one) throws JsonProcessingException {
    assertThat(text(BruteForce.records(one.documents(), one.endToEnd())))
        .as(one.statement())
        .isEqualTo(MAPPER.readTree(one.expectedRecordsJson()).toString());
  }

  static List<HandTrace> traces() {
    return HandTraces.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("traces")
  void tracesAsWrittenByHand(HandTrace one) {
    assertThat(BruteForce.ask(one.documents(), one.question())).isEqualTo(one.expected());
  }

  @Test
  void namesOfCasesAreDifferent() {
    assertThat(cases()).extracting(HandCase::name).doesNotHaveDuplicates();
  }

  @Test
  void allowingMoreNeverCloses() {
    seeds()
        .forEach(
            seed -> {
              Documents network = RandomNetwork.of(seed);
              Dice dice = new Dice(seed);
              String block = dice.pick("0.0.0.0/0", "198.51.100.0/24", "10.0.0.0/8");
              assertGrows(seed, network, Edits.withRule(network, block, dice));
              if (!network.list("describe-network-acls.json", "NetworkAcls").isEmpty()) {
                assertGrows(seed, network, Edits.withEntry(network, block, dice.chance(50), dice));
              }
            });
  }

  @Test
  void narrowingASourceNeverOpens() {
    seeds()
        .forEach(
            seed -> {
              Documents network = RandomNetwork.of(seed);
              assertGrows(seed, Edits.narrowed(network, new Dice(seed)), network);
            });
  }

  private static void assertGrows(long seed, Documents less, Documents more) {
    for (boolean endToEnd : List.of(false, true)) {
      List<ObjectNode> small = BruteForce.records(less, endToEnd);
      List<ObjectNode> large = BruteForce.records(more, endToEnd);
      assertThat(Coverage.covers(large, small))
          .as("seed %s: %s grows to %s", seed, small, large)
          .isTrue();
    }
  }

  @Test
  void endToEndIsPartOfTheEdgesAnswer() {
    seeds()
        .forEach(
            seed -> {
              Documents network = RandomNetwork.of(seed);
              List<ObjectNode> atTheEdge = BruteForce.records(network, false);
              List<ObjectNode> endToEnd = BruteForce.records(network, true);
              assertThat(Coverage.covers(atTheEdge, endToEnd)).as("seed %s", seed).isTrue();
            });
  }

  @Test
  void namesOfThingsDoNotMatter() {
    seeds()
        .forEach(
            seed -> {
              Documents network = RandomNetwork.of(seed);
              List<String> renamedBack =
                  BruteForce.records(Edits.renamed(network), true).stream()
                      .map(record -> Edits.mapped(record, Edits::renamed).toString())
                      .toList();
              assertThat(renamedBack)
                  .as("seed %s", seed)
                  .containsExactlyInAnyOrderElementsOf(
                      BruteForce.records(network, true).stream().map(JsonNode::toString).toList());
            });
  }

  @Test
  void orderOfRulesInTheDocumentDoesNotMatter() {
    seeds()
        .forEach(
            seed -> {
              Documents network = RandomNetwork.of(seed);
              Documents shuffled = Edits.shuffled(network, new Dice(seed));
              assertThat(BruteForce.records(shuffled, false))
                  .as("seed %s", seed)
                  .isEqualTo(BruteForce.records(network, false));
            });
  }

  @Test
  void unrelatedVpcChangesNothing() {
    seeds()
        .forEach(
            seed -> {
              Documents network = RandomNetwork.of(seed);
              assertThat(BruteForce.records(Edits.withStranger(network), true))
                  .as("seed %s", seed)
                  .isEqualTo(BruteForce.records(network, true));
            });
  }

  @Test
  void onePacketAndAllPacketsAgree() {
    seeds().forEach(BruteForceTest::assertPacketsAgree);
  }

  private static void assertPacketsAgree(long seed) {
    Documents network = RandomNetwork.of(seed);
    List<ObjectNode> records = BruteForce.records(network, false);
    Dice dice = new Dice(seed);
    for (ObjectNode record : records) {
      PacketQuestion question = question(record, dice);
      PacketAnswer answer = BruteForce.ask(network, question);
      boolean open =
          records.stream()
              .filter(other -> other.path("via").asText().equals(question.via()))
              .filter(other -> other.path("listenerPort").asInt() == question.listenerPort())
              .filter(other -> other.path("edge").equals(record.path("edge")))
              .filter(
                  other ->
                      other.path("networkInterfaceId").equals(record.path("networkInterfaceId")))
              .anyMatch(
                  other ->
                      Coverage.opens(
                          other, question.transport(), question.port(), Ip.of(question.source())));
      switch (answer) {
        case PacketAnswer.Allowed(PacketAnswer.Witness witness) ->
            assertThat(open || !witness.appliance().isEmpty())
                .as("seed %s: %s is %s", seed, question, answer)
                .isTrue();
        case PacketAnswer.Forwarded(PacketAnswer.Witness node, var _) ->
            assertThat(open || !node.appliance().isEmpty())
                .as("seed %s: %s is %s", seed, question, answer)
                .isTrue();
        case PacketAnswer.Stopped(List<PacketAnswer.Blocker> blockers) -> {
          assertThat(open).as("seed %s: %s is %s", seed, question, answer).isFalse();
          assertThat(blockers).as("seed %s: %s", seed, question).isNotEmpty();
        }
        case PacketAnswer.NotAsked(String reason) ->
            assertThat(reason).as("seed %s: %s", seed, question).contains("no such edge");
      }
    }
  }

  /// A packet that some record may let pass.
  private static PacketQuestion question(ObjectNode record, Dice dice) {
    String source =
        record.has("cubes")
            ? dice.pick(Documents.items(record.path("cubes").path(0).path("sources"))).asText()
            : record.path("ipVersion").asInt() == 4 ? "198.51.100.7/32" : "2001:db8:1::7/128";
    return new PacketQuestion(
        record.path("edge").asText(),
        new Ip(record.path("ipVersion").asInt(), Cidr.of(source).low()).toString(),
        dice.pick(Transport.TCP, Transport.UDP),
        record.has("via") && record.has("cubes")
            ? record.path("cubes").path(0).path("fromPort").asInt()
            : dice.pick(0, 1, 22, 80, 443, 1023, 1024, 65535),
        record.path("networkInterfaceId").asText(),
        record.path("via").asText(),
        record.path("listenerPort").asInt());
  }

  @Test
  void randomNetworksHaveEveryKindOfAnswer() {
    Set<String> kinds = new TreeSet<>();
    LongStream.range(0, 400)
        .takeWhile(seed -> kinds.size() < 17)
        .forEach(
            seed -> BruteForce.records(RandomNetwork.of(seed), false).forEach(r -> kind(kinds, r)));
    assertThat(kinds)
        .containsExactlyInAnyOrder(
            "INTERNET 4",
            "INTERNET 6",
            "PEERED_VPC 4",
            "PEERED_VPC 6",
            "VPN_GATEWAY 4",
            "VPN_GATEWAY 6",
            "TRANSIT_GATEWAY 4",
            "TRANSIT_GATEWAY 6",
            "INTERNET app",
            "INTERNET classic",
            "INTERNET net",
            "PEERED_VPC app",
            "PEERED_VPC net",
            "VPN_GATEWAY net",
            "TRANSIT_GATEWAY net",
            "UNDETERMINED",
            "UNDETERMINED through a load balancer");
  }

  private static void kind(Set<String> kinds, ObjectNode record) {
    String via = record.path("via").asText();
    String origin = record.path("origin").asText();
    if (record.has("verdict")) {
      kinds.add(via.isEmpty() ? "UNDETERMINED" : "UNDETERMINED through a load balancer");
    } else if (via.isEmpty()) {
      kinds.add(origin + " " + record.path("ipVersion").asInt());
    } else {
      String kind = via.contains("/app/") ? "app" : via.contains("/net/") ? "net" : "classic";
      if (kind.equals("net")
          || origin.equals("INTERNET")
          || (kind.equals("app") && origin.equals("PEERED_VPC"))) {
        kinds.add(origin + " " + kind);
      }
    }
  }

  private static LongStream seeds() {
    return LongStream.range(0, NETWORKS);
  }

  private static String text(List<ObjectNode> records) throws JsonProcessingException {
    return MAPPER.readTree(MAPPER.writeValueAsString(records)).toString();
  }
}
