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
    forEachExposure(Verdict.EDGE, all::add);
    return all;
  }

  /// The same of either verdict, one at a time, for networks whose exposures do not fit in memory.
  public void forEachExposure(Verdict verdict, Consumer<Exposure> consumer) {
    evaluation.forEach(verdict, consumer);
  }

  /// Makes changes and says exactly what they opened and closed. Only what they touch is computed.
  public List<ExposureChange> apply(List<NetworkChange> changes) {
    return evaluation.apply(changes);
  }

  /// Asks one packet, and says by which rules it passes or everything that stops it.
  ///
  /// @throws IllegalArgumentException when the source is not an address
  public PacketAnswer ask(PacketQuestion question) {
    return evaluation.ask(question);
  }

  public NetworkEvaluation.Counts counts() {
    return evaluation.counts();
  }
}
