package dev.assay.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.reachability.EastWest.Flow;
import dev.assay.reachability.EastWest.Hop;
import dev.assay.reachability.EastWest.Member;
import dev.assay.reachability.EastWest.Path;
import dev.assay.reachability.EastWest.Ports;
import dev.assay.reachability.oracle.Documents;
import dev.assay.reachability.oracle.Pairs;
import dev.assay.reachability.oracle.RandomNetwork;
import dev.assay.reachability.oracle.RandomTiers;
import dev.assay.reachability.vpc.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who reaches whom, against packets asked one by one.
class EastWestAgreementTest {
  private static final int NETWORKS = Integer.getInteger("assay.reachability.networks", 200);

  @TempDir java.nio.file.Path folder;

  @Test
  void findsExactlyThePairsOfTheBruteForce() throws IOException {
    int crossing = 0;
    for (long seed = 1; seed <= NETWORKS; seed++) {
      var documents = documents(seed);
      var open = Pairs.open(documents);
      var reachability = Engine.of(documents, folder);
      assertThat(pairs(reachability.eastWest())).as("seed %s", seed).isEqualTo(open);
      crossing += open.size();
    }
    assertThat(crossing).as("pairs with something open").isGreaterThan(10 * NETWORKS);
  }

  private static Documents documents(long seed) {
    return seed % 2 == 0 ? RandomTiers.of(seed) : RandomNetwork.of(seed);
  }

  /// Flows, pair by pair.
  private static Map<String, String> pairs(EastWest eastWest) {
    Map<String, String> pairs = new TreeMap<>();
    for (Flow flow : eastWest.flows()) {
      for (Member sender : flow.senders()) {
        for (Member receiver : flow.receivers()) {
          if (!sender.instanceId().equals(receiver.instanceId())) {
            String pair = sender.networkInterfaceId() + " " + receiver.networkInterfaceId();
            assertThat(pairs.put(pair, texts(flow.ports()))).as("second flow of " + pair).isNull();
          }
        }
      }
    }
    return pairs;
  }

  private static String texts(List<Ports> ports) {
    return ports.stream()
        .map(range -> range.protocol() + " " + range.fromPort() + "-" + range.toPort())
        .collect(Collectors.joining(" "));
  }

  @Test
  void findsTheShortestWaysThroughInstances() throws IOException {
    int farthest = 0;
    for (long seed = 1; seed <= NETWORKS; seed++) {
      var documents = documents(seed);
      var own = Files.createTempDirectory(folder, "network");
      documents.write(own);
      var network = NetworkReading.of(own).network();
      var eastWest = Reachability.of(network).eastWest();
      Map<String, Integer> fromAnywhere = new TreeMap<>();
      Map<String, Integer> fromInternet = new TreeMap<>();
      for (Instance instance : network.all(Instance.class)) {
        for (Path path : eastWest.pathsTo(instance.id())) {
          checkSteps(path, instance.id(), eastWest);
          fromAnywhere.putIfAbsent(instance.id(), path.hops().size());
          if (path.entry().origin() == Origin.INTERNET) {
            fromInternet.putIfAbsent(instance.id(), path.hops().size());
          }
        }
      }
      assertThat(fromAnywhere).as("seed %s", seed).isEqualTo(Pairs.hops(documents, false));
      assertThat(fromInternet).as("seed %s", seed).isEqualTo(Pairs.hops(documents, true));
      farthest = Math.max(farthest, fromInternet.values().stream().max(Integer::compare).orElse(0));
    }
    assertThat(farthest).isGreaterThanOrEqualTo(4);
  }

  /// Each step starts where the last one ended, and is open.
  private static void checkSteps(Path path, String target, EastWest eastWest) {
    String at = path.entry().instanceId();
    for (Hop hop : path.hops()) {
      assertThat(hop.from().instanceId()).isEqualTo(at);
      assertThat(hop.ports())
          .isNotEmpty()
          .isEqualTo(
              eastWest.between(hop.from().networkInterfaceId(), hop.to().networkInterfaceId()));
      at = hop.to().instanceId();
    }
    assertThat(at).isEqualTo(target);
  }
}
