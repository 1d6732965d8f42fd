package dev.assay.reachability.diagram;

import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.diagram.Wiring.Entrance;
import dev.assay.reachability.fleet.Fleet;
import dev.assay.reachability.vpc.NetworkInterface;
import java.util.Arrays;
import java.util.Locale;

/// Times the judge on a fleet, as a peer of the engine. Arguments: `realistic` or `adversarial`,
/// and the number of interfaces.
///
/// Each VPC has a table of nodes of its own: they are thrown away together, which is faster than
/// freeing them one by one.
public final class DiagramBenchmark {
  private static final int RUNS = 3;
  private static final int NODES = 100_000;

  private DiagramBenchmark() {}

  /// Prints one row of a Markdown table.
  public static void main(String[] arguments) {
    boolean isAdversarial = arguments[0].equals("adversarial");
    int interfaces = Integer.parseInt(arguments[1]);
    evaluate(new Wiring(Fleet.of(2_000, isAdversarial, 1))); // warms the compiler up
    var wiring = new Wiring(Fleet.of(interfaces, isAdversarial, 7));
    double[] seconds = new double[interfaces > 20_000 ? 1 : RUNS];
    int answers = 0;
    for (int i = 0; i < seconds.length; i++) {
      System.gc();
      long began = System.nanoTime();
      answers = evaluate(wiring);
      seconds[i] = (System.nanoTime() - began) / 1e9;
    }
    Arrays.sort(seconds);
    double median = seconds[seconds.length / 2];
    System.out.printf(
        Locale.ROOT,
        "| %s, diagrams | %,d | %,d | %.1f (%.1f – %.1f) | %.0f µs |%n",
        arguments[0],
        interfaces,
        answers,
        median,
        seconds[0],
        seconds[seconds.length - 1],
        median / answers * 1e6);
  }

  private static int evaluate(Wiring wiring) {
    int answers = 0;
    for (String vpc : wiring.vpcs()) {
      var diagrams = new VpcDiagrams(wiring, new Headers(AddressFamily.IPV4, NODES));
      for (NetworkInterface one : wiring.interfaces(vpc)) {
        for (Entrance entrance : wiring.entrances(vpc)) {
          diagrams.open(one, entrance);
        }
      }
      answers += diagrams.answers();
    }
    return answers;
  }
}
