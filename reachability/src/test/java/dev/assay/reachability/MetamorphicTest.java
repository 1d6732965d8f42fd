package dev.assay.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.reachability.oracle.Coverage;
import dev.assay.reachability.oracle.Dice;
import dev.assay.reachability.oracle.Documents;
import dev.assay.reachability.oracle.Edits;
import dev.assay.reachability.oracle.RandomNetwork;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Laws that hold for any network and both verdicts, on the engine alone: no judge is asked, so a
/// mistake that a judge makes as well would still be found. That changes one after the other end
/// where a full evaluation does is `IncrementalTest`'s.
class MetamorphicTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /// A failure names its seed.
  private static final int NETWORKS = Integer.getInteger("assay.reachability.networks", 400) / 2;

  @TempDir Path folder;

  /// What is open by each verdict.
  private record Answer(List<ObjectNode> atTheEdge, List<ObjectNode> endToEnd) {
    boolean covers(Answer other) {
      return Coverage.covers(atTheEdge, other.atTheEdge)
          && Coverage.covers(endToEnd, other.endToEnd);
    }

    List<String> texts() {
      List<ObjectNode> all = new ArrayList<>(atTheEdge);
      all.addAll(endToEnd);
      return all.stream().map(JsonNode::toString).toList();
    }
  }

  private interface Law {
    void hold(long seed, Documents network, Answer answer) throws IOException;
  }

  private void onEveryNetwork(Law law) throws IOException {
    for (long seed = 1; seed <= NETWORKS; seed++) {
      var network = RandomNetwork.of(seed);
      law.hold(seed, network, answer(network));
    }
  }

  private Answer answer(Documents documents) throws IOException {
    var reachability = Engine.of(documents, folder);
    return new Answer(
        records(reachability, Verdict.EDGE), records(reachability, Verdict.END_TO_END));
  }

  private static List<ObjectNode> records(Reachability reachability, Verdict verdict)
      throws IOException {
    var out = new ByteArrayOutputStream();
    try (var json = new ExposureJson(out)) {
      reachability.forEachExposure(verdict, json::write);
    }
    return MAPPER.readTree(out.toByteArray()).valueStream().map(ObjectNode.class::cast).toList();
  }

  @Test
  void oneMoreRuleThatAllowsNeverCloses() throws IOException {
    onEveryNetwork(
        (seed, network, answer) -> {
          var dice = new Dice(seed);
          String block = dice.pick("0.0.0.0/0", "198.51.100.0/24", "10.0.0.0/8");
          assertGrows(seed, answer, answer(Edits.withRule(network, block, dice)));
          if (!network.list("describe-network-acls.json", "NetworkAcls").isEmpty()) {
            boolean isEgress = dice.chance(50);
            assertGrows(seed, answer, answer(Edits.withEntry(network, block, isEgress, dice)));
          }
        });
  }

  @Test
  void aNarrowerSourceNeverOpens() throws IOException {
    onEveryNetwork(
        (seed, network, answer) ->
            assertGrows(seed, answer(Edits.narrowed(network, new Dice(seed))), answer));
  }

  private static void assertGrows(long seed, Answer less, Answer more) {
    assertThat(more.covers(less)).as("seed %s: %s grows to %s", seed, less, more).isTrue();
  }

  @Test
  void namesOfThingsDoNotMatter() throws IOException {
    onEveryNetwork(
        (seed, network, answer) -> {
          var renamed = answer(Edits.renamed(network));
          assertThat(renamed.atTheEdge())
              .extracting(record -> Edits.mapped(record, Edits::renamed))
              .as("seed %s", seed)
              .containsExactlyInAnyOrderElementsOf(answer.atTheEdge());
          assertThat(renamed.endToEnd())
              .extracting(record -> Edits.mapped(record, Edits::renamed))
              .as("seed %s", seed)
              .containsExactlyInAnyOrderElementsOf(answer.endToEnd());
        });
  }

  @Test
  void theOrderOfRulesInADocumentDoesNotMatter() throws IOException {
    onEveryNetwork(
        (seed, network, answer) ->
            assertThat(answer(Edits.shuffled(network, new Dice(seed))).texts())
                .as("seed %s", seed)
                .isEqualTo(answer.texts()));
  }

  @Test
  void anUnrelatedVpcChangesNothing() throws IOException {
    onEveryNetwork(
        (seed, network, answer) ->
            assertThat(answer(Edits.withStranger(network)).texts())
                .as("seed %s", seed)
                .isEqualTo(answer.texts()));
  }
}
