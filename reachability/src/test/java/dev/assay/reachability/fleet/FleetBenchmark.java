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
    int runs = interfaces > 200_000 ? 1 : RUNS;
    double[] seconds = new double[runs];
    Reachability reachability = Reachability.of(Fleet.of(1_000, isAdversarial, 3));
    for (int i = 0; i < runs; i++) {
      reachability = Reachability.of(Fleet.of(100, isAdversarial, 5)); // lets the last one go
      System.gc();
      long began = System.nanoTime();
      reachability = Reachability.of(network);
      seconds[i] = (System.nanoTime() - began) / 1e9;
    }
    System.gc();
    var runtime = Runtime.getRuntime();
    long used = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    long[] cubes = new long[1];
    reachability.forEachExposure(Verdict.EDGE, exposure -> cubes[0]++);
    double[] micros = changes(network, reachability);
    Arrays.sort(seconds);
    Arrays.sort(micros);
    System.out.printf(
        Locale.ROOT,
        "| %s | %,d | %,d | %,d | %.2f (%.2f – %.2f) | %.0f µs | %.1f ms | %.1f ms | %,d MB |%n",
        arguments[0],
        reachability.counts().interfaces(),
        reachability.counts().classes(),
        cubes[0],
        seconds[runs / 2],
        seconds[0],
        seconds[runs - 1],
        micros[CHANGES / 2],
        micros[CHANGES * 99 / 100] / 1_000,
        micros[CHANGES - 1] / 1_000,
        used);
  }

  /// Adds a rule to a random group, again and again; every second change takes it out.
  private static double[] changes(Network network, Reachability reachability) {
    List<SecurityGroup> groups = network.all(SecurityGroup.class);
    var random = new Random(11);
    var rules = Fleet.rules(13);
    double[] micros = new double[CHANGES];
    for (int i = 0; i < 200; i++) {
      change(groups.get(random.nextInt(groups.size())), rules, reachability);
    }
    for (int i = 0; i < CHANGES; i++) {
      micros[i] = change(groups.get(random.nextInt(groups.size())), rules, reachability);
    }
    return micros;
  }

  private static double change(SecurityGroup group, Fleet rules, Reachability reachability) {
    var ingress = new ArrayList<>(group.ingress());
    ingress.add(rules.anyRule());
    var changed =
        new SecurityGroup(group.id(), group.vpc(), group.owner(), ingress, group.egress());
    long began = System.nanoTime();
    reachability.apply(List.of(new NetworkChange.Put(changed)));
    double micros = (System.nanoTime() - began) / 1e3;
    reachability.apply(List.of(new NetworkChange.Put(group)));
    return micros;
  }
}
