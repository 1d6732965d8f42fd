package dev.assay.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.reachability.Exposure.Way;
import dev.assay.reachability.oracle.BruteForce;
import dev.assay.reachability.oracle.RandomNetwork;
import dev.assay.reachability.oracle.Transport;
import dev.assay.reachability.vpc.Component;
import dev.assay.reachability.vpc.InternetGateway;
import dev.assay.reachability.vpc.LoadBalancer;
import dev.assay.reachability.vpc.NetworkInterface;
import dev.assay.reachability.vpc.TargetGroup;
import dev.assay.reachability.vpc.TransitGateway;
import dev.assay.reachability.vpc.VpcPeeringConnection;
import dev.assay.reachability.vpc.VpnGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every witness and every list of blockers against the brute force's.
class PacketAgreementTest {
  private static final int NETWORKS = Integer.getInteger("assay.reachability.networks", 400) / 2;
  private static final int PACKETS = 40;
  private static final int FORWARDED = 40;
  private static final int PROOFS = 20;
  private static final List<String> SOURCES =
      List.of(
          "198.51.100.7",
          "203.0.113.9",
          "10.1.10.5",
          "10.2.20.8",
          "10.3.30.9",
          "192.168.4.4",
          "64.1.2.3",
          "200.1.2.3",
          "2001:db8:1::7",
          "2600:1f18:1::5",
          "2600:1f18:2::8",
          "2a00::1");
  private static final List<Integer> PORTS = List.of(0, 1, 22, 80, 443, 1023, 1024, 8080, 65_535);

  @TempDir Path folder;

  @Test
  void givesTheBruteForcesWitnessesAndBlockers() throws IOException {
    for (long seed = 1; seed <= NETWORKS; seed++) {
      var documents = RandomNetwork.of(seed);
      var own = Files.createTempDirectory(folder, "network");
      documents.write(own);
      var network = NetworkReading.of(own).network();
      var reachability = Reachability.of(network);
      var random = new Random(seed);
      List<PacketQuestion> questions = new ArrayList<>();
      for (int i = 0; i < PACKETS; i++) {
        questions.add(question(network, random));
      }
      for (int i = 0; i < FORWARDED && !network.all(LoadBalancer.class).isEmpty(); i++) {
        questions.add(forwarded(network, random));
      }
      List<PacketQuestion> proofs = proofs(reachability);
      assertThat(proofs)
          .as("seed %s: every exposure has a packet that proves it", seed)
          .allMatch(question -> reachability.ask(question).isPassing());
      proofs.stream().limit(PROOFS).forEach(questions::add);
      for (PacketQuestion question : questions) {
        assertThat(Answers.comparable(reachability.ask(question)))
            .as("seed %s, %s", seed, question)
            .isEqualTo(
                Answers.ofJudge(
                    BruteForce.ask(
                        documents,
                        new dev.assay.reachability.oracle.PacketQuestion(
                            question.edge(),
                            question.source(),
                            Transport.valueOf(question.protocol().name()),
                            question.port(),
                            question.networkInterface(),
                            question.way() instanceof Way.LoadBalanced(var arn, var _) ? arn : "",
                            question.way() instanceof Way.LoadBalanced(var _, var at) ? at : 0))));
      }
    }
  }

  /// Those through load balancers first.
  private static List<PacketQuestion> proofs(Reachability reachability) {
    return reachability.exposures().stream()
        .sorted(Comparator.comparing(exposure -> exposure.way() instanceof Way.Direct))
        .flatMap(
            exposure ->
                exposure.openPorts().stream()
                    .map(ports -> PacketQuestion.provingOpen(exposure, ports)))
        .toList();
  }

  private static PacketQuestion question(Network network, Random random) {
    List<Component> edges = new ArrayList<>(network.all(InternetGateway.class));
    edges.addAll(network.all(VpnGateway.class));
    edges.addAll(network.all(VpcPeeringConnection.class));
    edges.addAll(network.all(TransitGateway.class));
    return new PacketQuestion(
        edges.isEmpty() ? "igw-none" : any(edges, random).id(),
        any(SOURCES, random),
        random.nextBoolean() ? Protocol.TCP : Protocol.UDP,
        any(PORTS, random),
        any(network.all(NetworkInterface.class), random).id());
  }

  /// Mostly to a port that a listener sends to, else to anything.
  private static PacketQuestion forwarded(Network network, Random random) {
    var direct = question(network, random);
    var balancer = any(network.all(LoadBalancer.class), random);
    if (balancer.listeners().isEmpty() || random.nextInt(10) == 0) {
      return through(
          balancer, any(PORTS, random), direct, direct.networkInterface(), direct.port());
    }
    var listener = any(balancer.listeners(), random);
    List<TargetGroup.Target> targets =
        listener.groups().stream().flatMap(group -> group.targets().stream()).toList();
    if (targets.isEmpty() || random.nextInt(10) == 0) {
      return through(balancer, listener.port(), direct, direct.networkInterface(), direct.port());
    }
    var target = any(targets, random);
    String meant =
        network.all(NetworkInterface.class).stream()
            .filter(one -> isMeant(target.id(), one))
            .map(NetworkInterface::id)
            .findFirst()
            .orElse(direct.networkInterface());
    return through(balancer, listener.port(), direct, meant, target.port());
  }

  private static boolean isMeant(String target, NetworkInterface one) {
    return one.instance().equals(target)
        || one.privateAddresses().stream()
            .anyMatch(held -> held.address().toString().equals(target));
  }

  private static PacketQuestion through(
      LoadBalancer balancer, int listener, PacketQuestion direct, String one, int port) {
    return new PacketQuestion(
        direct.edge(),
        direct.source(),
        direct.protocol(),
        port,
        one,
        new Way.LoadBalanced(balancer.arn(), listener));
  }

  private static <T> T any(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
