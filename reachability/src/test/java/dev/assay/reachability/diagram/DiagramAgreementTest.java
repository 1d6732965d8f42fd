package dev.assay.reachability.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.reachability.Exposure;
import dev.assay.reachability.Exposure.OpenPorts;
import dev.assay.reachability.Exposure.Result;
import dev.assay.reachability.Exposure.Way;
import dev.assay.reachability.Network;
import dev.assay.reachability.NetworkReading;
import dev.assay.reachability.Reachability;
import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.diagram.Wiring.Entrance;
import dev.assay.reachability.oracle.RandomNetwork;
import dev.assay.reachability.vpc.NetworkInterface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The engine's cubes and the judge's diagrams are the same sets of packets.
class DiagramAgreementTest {
  /// Enough to meet every construct with every other many times; a failure names its seed.
  private static final int NETWORKS =
      Integer.getInteger("assay.reachability.networks", 400) * 3 / 4;

  private static final int NODES = 1_000;

  @TempDir Path folder;

  private final Set<String> seen = new TreeSet<>();

  private record Question(String networkInterface, String edge, int ipVersion) {}

  @Test
  void bothMeanTheSamePackets() throws IOException {
    for (long seed = 1; seed <= NETWORKS; seed++) {
      var network = network(seed);
      var found = found(network);
      for (AddressFamily family : AddressFamily.values()) {
        compare(seed, new Wiring(network), family, found);
      }
    }
    assertThat(seen)
        .as("kinds of answers that were compared")
        .containsExactly(
            "INTERNET 4",
            "INTERNET 6",
            "PEERED_VPC 4",
            "PEERED_VPC 6",
            "VPN_GATEWAY 4",
            "VPN_GATEWAY 6");
  }

  private Network network(long seed) throws IOException {
    var own = Files.createTempDirectory(folder, "network");
    RandomNetwork.of(seed).write(own);
    return NetworkReading.of(own).network();
  }

  private static Map<Question, List<OpenPorts>> found(Network network) {
    Map<Question, List<OpenPorts>> found = new HashMap<>();
    for (Exposure exposure : Reachability.of(network).exposures()) {
      if (exposure.way() instanceof Way.Direct
          && exposure.result() instanceof Result.Open(var cubes)) {
        found.put(
            new Question(exposure.networkInterfaceId(), exposure.edge(), exposure.ipVersion()),
            cubes);
      }
    }
    return found;
  }

  private void compare(
      long seed, Wiring wiring, AddressFamily family, Map<Question, List<OpenPorts>> found) {
    for (String vpc : wiring.vpcs()) {
      var diagrams = new VpcDiagrams(wiring, new Headers(family, NODES));
      for (NetworkInterface one : wiring.interfaces(vpc)) {
        for (Entrance entrance : wiring.entrances(vpc)) {
          var open = diagrams.open(one, entrance);
          var question = new Question(one.id(), entrance.id(), family.version());
          assertThat(diagrams.meaning(found.getOrDefault(question, List.of())).equals(open))
              .as("seed %s, %s: %s", seed, question, found.get(question))
              .isTrue();
          if (!open.isZero()) {
            seen.add(entrance.origin() + " " + family.version());
          }
        }
      }
    }
  }
}
