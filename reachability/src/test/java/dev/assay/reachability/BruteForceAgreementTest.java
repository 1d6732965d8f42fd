package dev.assay.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.reachability.oracle.BruteForce;
import dev.assay.reachability.oracle.Documents;
import dev.assay.reachability.oracle.RandomNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The engine against the brute force, on networks that hold every construct.
class BruteForceAgreementTest {
  /// Enough to meet every construct with every other many times; a failure names its seed.
  private static final int NETWORKS = Integer.getInteger("assay.reachability.networks", 400);

  @TempDir Path folder;

  @Test
  void findsExactlyWhatTheBruteForceFindsAtTheEdge() throws IOException {
    for (long seed = 1; seed <= NETWORKS; seed++) {
      Documents documents = RandomNetwork.of(seed);
      assertThat(Engine.records(documents, Verdict.EDGE, folder))
          .as("network of seed " + seed)
          .containsExactlyElementsOf(texts(BruteForce.records(documents, false)));
    }
  }

  @Test
  void findsExactlyWhatTheBruteForceFindsFromEndToEnd() throws IOException {
    for (long seed = 1; seed <= NETWORKS; seed++) {
      agreesFromEndToEnd(seed);
    }
  }

  /// Egress rules of the far side for single addresses of a subnet in which a load balancer's
  /// interface is assumed.
  @Test
  void assumedInterfaceMayHaveTheOneAddressThatTheFarSideSendsTo() throws IOException {
    agreesFromEndToEnd(855);
  }

  private void agreesFromEndToEnd(long seed) throws IOException {
    Documents documents = RandomNetwork.of(seed);
    assertThat(Engine.records(documents, Verdict.END_TO_END, folder))
        .as("network of seed " + seed)
        .containsExactlyElementsOf(texts(BruteForce.records(documents, true)));
  }

  private static List<String> texts(List<ObjectNode> records) {
    return records.stream().map(Object::toString).toList();
  }
}
