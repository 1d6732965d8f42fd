package dev.assay.reachability.path;

import dev.assay.reachability.Exposure;
import dev.assay.reachability.ExposureChange;
import dev.assay.reachability.Network;
import dev.assay.reachability.NetworkChange;
import dev.assay.reachability.vpc.LoadBalancer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Every VPC of a network, evaluated. VPCs share no state, so they are evaluated side by side.
public final class NetworkEvaluation {
  private final World world;
  private final Map<String, VpcEvaluation> vpcs = new HashMap<>();
  private final Balancers balancers;

  private NetworkEvaluation(World world) {
    this.world = world;
    this.balancers = new Balancers(world);
  }

  public static NetworkEvaluation of(Network network) {
    var evaluation = new NetworkEvaluation(World.of(network));
    var world = evaluation.world;
    for (String vpc : world.vpcs()) {
      evaluation.vpcs.put(vpc, new VpcEvaluation(world, vpc));
    }
    ForkJoinPool.commonPool().invoke(new Part(List.copyOf(evaluation.vpcs.values())));
    for (LoadBalancer balancer : world.all(LoadBalancer.class)) {
      evaluation.balancers.evaluate(balancer.arn(), evaluation.vpcs);
    }
    return evaluation;
  }

  /// Halves its VPCs until one is left.
  private static final class Part extends RecursiveAction {
    private static final long serialVersionUID = 1;

    private final transient List<VpcEvaluation> vpcs;

    Part(List<VpcEvaluation> vpcs) {
      this.vpcs = vpcs;
    }

    @Override
    protected void compute() {
      if (vpcs.size() > 1) {
        int half = vpcs.size() / 2;
        invokeAll(new Part(vpcs.subList(0, half)), new Part(vpcs.subList(half, vpcs.size())));
      } else {
        vpcs.forEach(VpcEvaluation::evaluate);
      }
    }
  }

  /// Makes changes, one after the other, and says what they did together.
  public List<ExposureChange> apply(List<NetworkChange> changes) {
    var effect = new ChangeEffect(world, vpcs, balancers);
    changes.forEach(effect::apply);
    return effect.differences();
  }

  /// Hands on everything that is open, interface by interface in the order of their ids.
  public void forEach(Consumer<Exposure> consumer) {
    List<Placed> all = new ArrayList<>();
    vpcs.values().forEach(vpc -> vpc.interfaces().forEach(id -> all.add(new Placed(id, vpc))));
    all.sort((a, b) -> a.id().compareTo(b.id()));
    for (Placed placed : all) {
      Stream.concat(
              placed.vpc().openings(placed.id()).stream(), balancers.openings(placed.id()).stream())
          .sorted(Opening.ORDER)
          .map(Opening::exposure)
          .forEach(consumer);
    }
  }

  private record Placed(String id, VpcEvaluation vpc) {}

  /// How many interfaces were asked for, and how many different questions that made.
  public Counts counts() {
    int interfaces = 0;
    int classes = 0;
    for (VpcEvaluation vpc : vpcs.values()) {
      interfaces += vpc.interfaces().size();
      classes += vpc.classCount();
    }
    return new Counts(vpcs.size(), interfaces, classes);
  }

  /// How large a network is.
  public record Counts(int vpcs, int interfaces, int classes) {}
}
