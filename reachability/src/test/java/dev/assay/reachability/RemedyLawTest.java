package dev.assay.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.reachability.EastWest.Flow;
import dev.assay.reachability.EastWest.Member;
import dev.assay.reachability.Exposure.OpenPorts;
import dev.assay.reachability.Exposure.Result;
import dev.assay.reachability.Exposure.Way;
import dev.assay.reachability.Remedy.Kind;
import dev.assay.reachability.Remedy.Loss;
import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.address.AddressSet;
import dev.assay.reachability.address.Cidr;
import dev.assay.reachability.address.Cube;
import dev.assay.reachability.address.PortMap;
import dev.assay.reachability.address.PortRange;
import dev.assay.reachability.oracle.BruteForce;
import dev.assay.reachability.oracle.Documents;
import dev.assay.reachability.oracle.Pairs;
import dev.assay.reachability.oracle.RandomNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Remedies against the brute force, which is given the documents with the edits made in them: what
/// was asked about is closed, nothing opened, what was lost is what the remedy says, and with any
/// one of its security group edits left undone it is open still.
class RemedyLawTest {
  private static final int NETWORKS = Integer.getInteger("assay.reachability.networks", 400) / 2;

  /// Asking every pair of interfaces takes most of the time.
  private static final int INSIDE_EVERY = 4;

  @TempDir Path folder;

  @Test
  void remediesCloseWhatTheySayAndNothingElse() throws IOException {
    Map<Kind, Integer> tried = new EnumMap<>(Kind.class);
    int inside = 0;
    for (long seed = 1; seed <= NETWORKS; seed++) {
      var documents = RandomNetwork.of(seed);
      var reachability = Engine.of(documents, folder);
      List<Exposure> before = exposures(reachability, Verdict.EDGE);
      List<Exposure> endToEnd = exposures(reachability, Verdict.END_TO_END);
      var random = new Random(seed);
      List<Exposure> open =
          before.stream().filter(exposure -> exposure.result() instanceof Result.Open).toList();
      if (open.isEmpty()) {
        continue;
      }
      var question = question(open.get(random.nextInt(open.size())), random);
      List<Remedy> remedies = reachability.remedies(question);
      assertThat(exposures(reachability, Verdict.EDGE)).as("seed %s", seed).isEqualTo(before);
      assertThat(exposures(reachability, Verdict.END_TO_END))
          .as("seed %s", seed)
          .isEqualTo(endToEnd);
      assertThat(remedies.stream().map(Remedy::edits)).doesNotHaveDuplicates();
      assertThat(remedies)
          .as("seed %s: groups guard every interface, so some edit of theirs closes it", seed)
          .anyMatch(remedy -> remedy.kind() == Kind.SECURITY_GROUP);
      var records = records(documents);
      boolean isAskedInside = seed % INSIDE_EVERY == 0;
      Map<String, String> pairs = isAskedInside ? Pairs.open(documents) : Map.of();
      for (Remedy remedy : remedies) {
        check(seed, documents, records, question, remedy);
        inside += isAskedInside ? checkInside(seed, pairs, documents, remedy) : 0;
        tried.merge(remedy.kind(), 1, Integer::sum);
      }
    }
    assertThat(tried).containsOnlyKeys(Kind.values());
    assertThat(inside).as("pairs that lose something inside").isGreaterThan(NETWORKS / 4);
  }

  /// Between instances too nothing opens, and what closes is what the remedy says.
  private static int checkInside(
      long seed, Map<String, String> before, Documents documents, Remedy remedy) {
    var after = Pairs.open(EditedDocuments.of(documents, remedy.edits()));
    Map<String, String> lost = new TreeMap<>();
    before.forEach(
        (pair, ranges) -> {
          String closed = minus(ranges, after.getOrDefault(pair, ""));
          if (!closed.isEmpty()) {
            lost.put(pair, closed);
          }
        });
    after.forEach(
        (pair, ranges) ->
            assertThat(minus(ranges, before.getOrDefault(pair, "")))
                .as("seed %s, %s opened inside by %s", seed, pair, remedy)
                .isEmpty());
    assertThat(insideTexts(remedy)).as("seed %s, %s", seed, remedy.edits()).isEqualTo(lost);
    return lost.size();
  }

  /// Of ranges such as `TCP 0-21 UDP 53-53`.
  private static String minus(String one, String other) {
    var text = new StringBuilder();
    for (Protocol protocol : Protocol.values()) {
      var rest = ports(one, protocol);
      rest.andNot(ports(other, protocol));
      for (int from = rest.nextSetBit(0); from >= 0; ) {
        int end = rest.nextClearBit(from);
        text.append(' ').append(protocol).append(' ').append(from).append('-').append(end - 1);
        from = rest.nextSetBit(end);
      }
    }
    return text.toString().strip();
  }

  private static BitSet ports(String ranges, Protocol protocol) {
    var ports = new BitSet();
    String[] words = ranges.isEmpty() ? new String[0] : ranges.split(" ", -1);
    for (int i = 0; i < words.length; i += 2) {
      if (words[i].equals(protocol.name())) {
        String[] ends = words[i + 1].split("-", 2);
        ports.set(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]) + 1);
      }
    }
    return ports;
  }

  private static Map<String, String> insideTexts(Remedy remedy) {
    Map<String, String> texts = new TreeMap<>();
    for (Flow flow : remedy.inside()) {
      String ports =
          flow.ports().stream()
              .map(range -> range.protocol() + " " + range.fromPort() + "-" + range.toPort())
              .collect(Collectors.joining(" "));
      for (Member sender : flow.senders()) {
        for (Member receiver : flow.receivers()) {
          if (!sender.instanceId().equals(receiver.instanceId())) {
            texts.put(sender.networkInterfaceId() + " " + receiver.networkInterfaceId(), ports);
          }
        }
      }
    }
    return texts;
  }

  /// What a network is after remedies were asked for is told by what becomes of it.
  @Test
  void changesAfterwardsHaveTheSameEffectAsOnANewNetwork() throws IOException {
    for (long seed = 1; seed <= NETWORKS / 3; seed++) {
      var asked = network(seed);
      var other = network(seed + 100_000);
      var reachability = Reachability.of(asked);
      for (Exposure exposure : reachability.exposures()) {
        if (exposure.result() instanceof Result.Open(var cubes)) {
          reachability.remedies(RemedyQuestion.of(exposure, cubes.getFirst()));
        }
      }
      var untouched = Reachability.of(asked);
      assertThat(reachability.apply(asked.changesTo(other)))
          .as("seed %s", seed)
          .isEqualTo(untouched.apply(asked.changesTo(other)));
      assertThat(exposures(reachability, Verdict.END_TO_END))
          .as("seed %s", seed)
          .isEqualTo(exposures(untouched, Verdict.END_TO_END));
    }
  }

  private Network network(long seed) throws IOException {
    var own = Files.createTempDirectory(folder, "network");
    RandomNetwork.of(seed).write(own);
    return NetworkReading.of(own).network();
  }

  private static List<Exposure> exposures(Reachability reachability, Verdict verdict) {
    List<Exposure> all = new ArrayList<>();
    reachability.forEachExposure(verdict, all::add);
    return all;
  }

  /// All of an open range, its first port, or some of it and more.
  private static RemedyQuestion question(Exposure exposure, Random random) {
    List<OpenPorts> cubes = ((Result.Open) exposure.result()).cubes();
    var whole = RemedyQuestion.of(exposure, cubes.get(random.nextInt(cubes.size())));
    return switch (random.nextInt(4)) {
      case 0 -> with(whole, whole.fromPort(), whole.fromPort());
      case 1 -> with(whole, whole.toPort(), Math.min(65_535, whole.toPort() + 900));
      default -> whole;
    };
  }

  private static RemedyQuestion with(RemedyQuestion question, int from, int to) {
    return new RemedyQuestion(
        question.networkInterface(),
        question.edge(),
        question.way(),
        question.protocol(),
        from,
        to);
  }

  private static void check(
      long seed,
      Documents documents,
      Map<String, ObjectNode> before,
      RemedyQuestion question,
      Remedy remedy) {
    var after = records(EditedDocuments.of(documents, remedy.edits()));
    assertThat(isClosed(before, after, question)).as("seed %s, %s", seed, remedy).isTrue();
    assertThat(lost(after, before, question)).as("seed %s opened, %s", seed, remedy).isEmpty();
    assertThat(texts(remedy))
        .as("seed %s, %s, %s", seed, question, remedy.edits())
        .isEqualTo(lost(before, after, question));
    if (remedy.kind() == Kind.SECURITY_GROUP) {
      for (RemedyEdit edit : remedy.edits()) {
        var rest = remedy.edits().stream().filter(other -> !other.equals(edit)).toList();
        assertThat(isClosed(before, records(EditedDocuments.of(documents, rest)), question))
            .as("seed %s, %s, without %s", seed, remedy, edit)
            .isFalse();
      }
    }
  }

  private static Map<String, ObjectNode> records(Documents documents) {
    Map<String, ObjectNode> records = new LinkedHashMap<>();
    for (ObjectNode one : BruteForce.records(documents, false)) {
      records.put(key(one), one);
    }
    return records;
  }

  private static String key(JsonNode one) {
    return "%s %s %s IPv%s"
        .formatted(
            one.path("networkInterfaceId").asText(),
            one.path("edge").asText(),
            one.has("via") ? one.path("via").asText() + one.path("listenerPort") : "direct",
            one.path("ipVersion"));
  }

  private static String key(RemedyQuestion question, AddressFamily family) {
    return key(question.networkInterface(), question.edge(), question.way(), family.version());
  }

  private static String key(String one, String edge, Way way, int version) {
    return "%s %s %s IPv%s"
        .formatted(
            one,
            edge,
            way instanceof Way.LoadBalanced(var arn, var port) ? arn + port : "direct",
            version);
  }

  /// In each family in which something was known to be open.
  private static boolean isClosed(
      Map<String, ObjectNode> before, Map<String, ObjectNode> after, RemedyQuestion question) {
    for (AddressFamily family : AddressFamily.values()) {
      String key = key(question, family);
      if (before.containsKey(key)
          && !asked(before.get(key), question).isEmpty()
          && after.containsKey(key)
          && (after.get(key).has("verdict") || !asked(after.get(key), question).isEmpty())) {
        return false;
      }
    }
    return true;
  }

  private static PortMap asked(JsonNode one, RemedyQuestion question) {
    return map(one, question.protocol())
        .on(List.of(new PortRange(question.fromPort(), question.toPort())));
  }

  private static AddressFamily family(JsonNode one) {
    return one.path("ipVersion").asInt() == 4 ? AddressFamily.IPV4 : AddressFamily.IPV6;
  }

  private static PortMap map(JsonNode one, Protocol protocol) {
    List<Cube> cubes = new ArrayList<>();
    for (JsonNode cube : one.path("cubes")) {
      if (cube.path("protocol").asText().equals(protocol.name())) {
        List<Cidr> sources =
            cube.path("sources").valueStream().map(text -> Cidr.parse(text.asText())).toList();
        cubes.add(
            new Cube(
                new PortRange(cube.path("fromPort").asInt(), cube.path("toPort").asInt()),
                AddressSet.of(family(one), sources)));
      }
    }
    return PortMap.of(family(one), cubes);
  }

  /// What one list of records opens and the other does not, besides what was asked about.
  private static Map<String, String> lost(
      Map<String, ObjectNode> before, Map<String, ObjectNode> after, RemedyQuestion question) {
    Map<String, String> lost = new TreeMap<>();
    before.forEach(
        (key, one) -> {
          boolean isAsked = key.equals(key(question, family(one)));
          var texts = new StringBuilder();
          boolean isGone = one.has("verdict") && !after.containsKey(key);
          for (Protocol protocol : Protocol.values()) {
            var rest = map(one, protocol);
            if (after.containsKey(key)) {
              rest = rest.minus(map(after.get(key), protocol));
            }
            if (isAsked && protocol == question.protocol()) {
              rest =
                  rest.minus(
                      rest.on(List.of(new PortRange(question.fromPort(), question.toPort()))));
            }
            rest.cubes().forEach(cube -> texts.append(protocol).append(cube));
          }
          if (isGone || !texts.isEmpty()) {
            lost.put(key, texts.toString());
          }
        });
    return lost;
  }

  private static Map<String, String> texts(Remedy remedy) {
    Map<String, String> texts = new TreeMap<>();
    for (Loss loss : remedy.losses()) {
      var exposure = loss.before();
      var text = new StringBuilder();
      var family = exposure.ipVersion() == 4 ? AddressFamily.IPV4 : AddressFamily.IPV6;
      for (OpenPorts ports : loss.closed()) {
        List<Cidr> sources = ports.sources().stream().map(Cidr::parse).toList();
        text.append(ports.protocol())
            .append(
                new Cube(
                    new PortRange(ports.fromPort(), ports.toPort()),
                    AddressSet.of(family, sources)));
      }
      texts.put(
          key(exposure.networkInterfaceId(), exposure.edge(), exposure.way(), exposure.ipVersion()),
          text.toString());
    }
    return texts;
  }
}
