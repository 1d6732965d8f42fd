package dev.assay.reachability;

import dev.assay.model.InputProblem;
import dev.assay.reachability.path.NetworkEvaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What can be reached in a network. For one thread at a time.
public final class Reachability {
  /// An address kept for documentation would be no answer: this one is routed.
  private static final String SOMEBODY = "1.1.1.1";

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

  /// What of one interface is open at the edge; nothing where it is not asked for.
  public List<Exposure> exposures(String networkInterface) {
    return evaluation.of(networkInterface);
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

  /// What would close something that is open, the least other loss first; none where nothing of it
  /// is known to be open.
  ///
  /// Each remedy is tried on the network, which is exactly as before when this returns. That costs
  /// applying and undoing its edits, mostly a few milliseconds in all; the reference (rules R1–R9)
  /// says which are tried, and what was measured.
  public List<Remedy> remedies(RemedyQuestion question) {
    return evaluation.remedies(question);
  }

  /// Which instances reach which others, as things stand: ask again after a change.
  public EastWest eastWest() {
    return new EastWest(evaluation.eastWest());
  }

  /// Ids of all gateways and connections that are edges of a VPC, in order.
  public List<String> edges() {
    return evaluation.edges();
  }

  /// The edges from which an interface, or any interface of an instance, may be reached straight;
  /// none where there is no such thing.
  public List<EntryPoint> entryPoints(String id) {
    return evaluation.entryPoints(id);
  }

  /// The same, and the listeners of load balancers that send to this port, at each edge of the load
  /// balancer's VPC.
  public List<EntryPoint> entryPoints(String id, Protocol protocol, int port) {
    return evaluation.entryPoints(id, protocol, port);
  }

  /// What the answers rest on and the data does not have: it opens nothing (rule D1).
  public List<InputProblem> missing() {
    return evaluation.missing();
  }

  /// The lowest address that reaches a port of an interface from an edge, by the point's way.
  public Optional<String> anySource(EntryPoint point, Protocol protocol, int port) {
    return evaluation.anySource(point, protocol, port);
  }

  /// Asks for a port of an interface from an edge: with a sender that gets through, where there is
  /// one, else with anybody.
  public PacketQuestion question(EntryPoint point, Protocol protocol, int port) {
    String source = anySource(point, protocol, port).orElse(SOMEBODY);
    return new PacketQuestion(
        point.edge(), source, protocol, port, point.networkInterface(), point.way());
  }

  /// How many VPCs, interfaces of running instances, and different questions there were.
  public Counts counts() {
    return evaluation.counts();
  }

  /// How large a network is.
  ///
  /// @param interfaces that are asked for
  /// @param classes different questions: interfaces whose rules are alike share one
  public record Counts(int vpcs, int interfaces, int classes) {}
}
