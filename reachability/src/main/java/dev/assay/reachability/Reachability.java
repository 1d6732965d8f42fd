package dev.assay.reachability;

import dev.assay.reachability.path.NetworkEvaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What can be reached in a network. For one thread at a time.
public final class Reachability {
  private final NetworkEvaluation evaluation;

  private Reachability(NetworkEvaluation evaluation) {
    this.evaluation = evaluation;
  }

  /// Evaluates a whole network.
  public static Reachability of(Network network) {
    return new Reachability(NetworkEvaluation.of(network));
  }

  /// Everything that is open at the edge, in the order of the output.
  public List<Exposure> exposures() {
    List<Exposure> all = new ArrayList<>();
    forEachExposure(all::add);
    return all;
  }

  /// The same, one at a time, for networks whose exposures do not fit in memory.
  public void forEachExposure(Consumer<Exposure> consumer) {
    evaluation.forEach(consumer);
  }

  /// Makes changes and says exactly what they opened and closed. Only what they touch is computed.
  public List<ExposureChange> apply(List<NetworkChange> changes) {
    return evaluation.apply(changes);
  }

  public NetworkEvaluation.Counts counts() {
    return evaluation.counts();
  }
}
