package dev.assay.reachability.fleet;

import dev.assay.reachability.Exposure;
import dev.assay.reachability.Exposure.Result;
import dev.assay.reachability.Network;
import dev.assay.reachability.Reachability;
import dev.assay.reachability.RemedyQuestion;
import dev.assay.reachability.Verdict;
import dev.assay.reachability.address.Cidr;
import dev.assay.reachability.address.PortRange;
import dev.assay.reachability.vpc.Component;
import dev.assay.reachability.vpc.ProtocolMatch;
import dev.assay.reachability.vpc.SecurityGroup;
import dev.assay.reachability.vpc.SecurityGroupRule;
import dev.assay.reachability.vpc.SecurityGroupRule.Peer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Times questions for remedies, and who reaches whom. Arguments: `realistic` or `adversarial`, and
/// the number of interfaces.
public final class RemedyBenchmark {
  private static final int QUESTIONS = 1_000;

  private RemedyBenchmark() {}

  /// Prints one row of a Markdown table.
  public static void main(String[] arguments) {
    boolean isAdversarial = arguments[0].equals("adversarial");
    int interfaces = Integer.parseInt(arguments[1]);
    var reachability = Reachability.of(Fleet.of(interfaces, isAdversarial, 7));
    List<RemedyQuestion> questions = new ArrayList<>();
    reachability.forEachExposure(Verdict.EDGE, exposure -> add(exposure, questions));
    Collections.shuffle(questions, new Random(5));
    questions.stream().limit(QUESTIONS / 5).forEach(reachability::remedies);
    int count = Math.min(QUESTIONS, questions.size());
    double[] millis = new double[count];
    long remedies = 0;
    for (int i = 0; i < count; i++) {
      long began = System.nanoTime();
      remedies += reachability.remedies(questions.get(i)).size();
      millis[i] = (System.nanoTime() - began) / 1e6;
    }
    Arrays.sort(millis);
    var open = Reachability.of(sendingEverywhere(Fleet.of(interfaces, isAdversarial, 7)));
    long began = System.nanoTime();
    int flows = open.eastWest().flows().size();
    System.out.printf(
        Locale.ROOT,
        "| %s | %,d | %.1f remedies | %.2f ms | %.1f ms | %.1f ms | %,d flows | %.2f s |%n",
        arguments[0],
        reachability.counts().interfaces(),
        (double) remedies / count,
        millis[count / 2],
        millis[count * 99 / 100],
        millis[count - 1],
        flows,
        (System.nanoTime() - began) / 1e9);
  }

  /// The fleet's groups let nothing out, which edges do not ask.
  private static Network sendingEverywhere(Network network) {
    List<Component> components = new ArrayList<>(network.all());
    var anywhere =
        new SecurityGroupRule(
            "", ProtocolMatch.ALL, PortRange.ALL, new Peer.Block(Cidr.parse("0.0.0.0/0")));
    for (SecurityGroup group : network.all(SecurityGroup.class)) {
      components.add(
          new SecurityGroup(
              group.id(), group.vpc(), group.owner(), group.ingress(), List.of(anywhere)));
    }
    return Network.of(components);
  }

  private static void add(Exposure exposure, List<RemedyQuestion> questions) {
    if (exposure.result() instanceof Result.Open(var cubes)) {
      questions.add(RemedyQuestion.of(exposure, cubes.getFirst()));
    }
  }
}
