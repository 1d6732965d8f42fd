package dev.assay.reachability.fleet;

import dev.assay.reachability.Network;
import dev.assay.reachability.NetworkChange;
import dev.assay.reachability.Reachability;
import dev.assay.reachability.Verdict;
import dev.assay.reachability.vpc.SecurityGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Times full evaluation and the change of one rule. Arguments: `realistic` or `adversarial`, and
/// the number of interfaces.
public final class FleetBenchmark {
  private static final int RUNS = 5;
  private static final int CHANGES = 2_000;

  private FleetBenchmark() {}

  /// Prints one row of a Markdown table.
  public static void main(String[] arguments) {
    boolean isAdversarial = arguments[0].equals("adversarial");
    int interfaces = Integer.parseInt(arguments[1]);
    Reachability.of(Fleet.of(20_000, isAdversarial, 1)); // warms the compiler up
    Network network = Fleet.of(interfaces, isAdversarial, 7);
    int runs = interfaces > 200_000 ? 3 : RUNS;
    double[] seconds = new double[runs];
    double[] cpuSeconds = new double[runs];
    Reachability reachability = Reachability.of(Fleet.of(1_000, isAdversarial, 3));
    for (int i = 0; i < runs; i++) {
      reachability = Reachability.of(Fleet.of(100, isAdversarial, 5)); // lets the last one go
      System.gc();
      long began = System.nanoTime();
      double cpu = cpuSeconds();
      reachability = Reachability.of(network);
      seconds[i] = (System.nanoTime() - began) / 1e9;
      cpuSeconds[i] = cpuSeconds() - cpu;
    }
    System.gc();
    var runtime = Runtime.getRuntime();
    long used = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    long[] records = new long[1];
    reachability.forEachExposure(Verdict.EDGE, exposure -> records[0]++);
    var changes = new Changes(network, reachability);
    changes.run(CHANGES / 10);
    double[] micros = changes.run(CHANGES);
    Arrays.sort(seconds);
    Arrays.sort(cpuSeconds);
    Arrays.sort(micros);
    System.out.printf(
        Locale.ROOT,
        "| %s | %,d | %,d | %,d | %.2f (%.2f – %.2f) | %.2f | %.0f µs | %.1f ms | %.1f ms | %,d MB |%n",
        arguments[0],
        reachability.counts().interfaces(),
        reachability.counts().classes(),
        records[0],
        seconds[runs / 2],
        seconds[0],
        seconds[runs - 1],
        cpuSeconds[runs / 2],
        micros[CHANGES / 2],
        micros[CHANGES * 99 / 100] / 1_000,
        micros[CHANGES - 1] / 1_000,
        used);
  }

  /// Processor time of the whole process: what is left of a figure on a machine that does other
  /// work as well.
  private static double cpuSeconds() {
    return ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .map(time -> time.toNanos() / 1e9)
        .orElse(0.0);
  }

  /// Adds a rule to a random group, again and again, and takes it out again.
  private static final class Changes {
    private final Reachability reachability;
    private final List<SecurityGroup> groups;
    private final Random random = new Random(11);
    private final Fleet rules = Fleet.rules(13);

    Changes(Network network, Reachability reachability) {
      this.reachability = reachability;
      this.groups = network.all(SecurityGroup.class);
    }

    /// The time of each addition, in microseconds.
    double[] run(int count) {
      double[] micros = new double[count];
      for (int i = 0; i < count; i++) {
        var group = groups.get(random.nextInt(groups.size()));
        long began = System.nanoTime();
        reachability.apply(List.of(new NetworkChange.Put(withRule(group))));
        micros[i] = (System.nanoTime() - began) / 1e3;
        reachability.apply(List.of(new NetworkChange.Put(group)));
      }
      return micros;
    }

    private SecurityGroup withRule(SecurityGroup group) {
      var ingress = new ArrayList<>(group.ingress());
      ingress.add(rules.anyRule());
      return new SecurityGroup(group.id(), group.vpc(), group.owner(), ingress, group.egress());
    }
  }
}
