package dev.assay.reachability;

import dev.assay.reachability.path.EastWestEvaluation;
import java.util.List;

/// Which ports of which other instances an instance can reach inside the network (rules W1–W9).
///
/// Interfaces whose rules are alike are asked once. What was asked is kept, so an object of this
/// type holds until the next change of its network. For one thread.
public final class EastWest {
  private final EastWestEvaluation evaluation;

  EastWest(EastWestEvaluation evaluation) {
    this.evaluation = evaluation;
  }

  /// A network interface of an instance.
  public record Member(String instanceId, String networkInterfaceId) {}

  /// A range of ports.
  public record Ports(Protocol protocol, int fromPort, int toPort) {}

  /// Each of some senders can reach these ports of each of some receivers that is another instance.
  ///
  /// @param senders by interface id
  /// @param receivers by interface id
  /// @param ports TCP before UDP, as maximal ranges; never empty
  public record Flow(List<Member> senders, List<Member> receivers, List<Ports> ports) {
    public Flow {
      senders = List.copyOf(senders);
      receivers = List.copyOf(receivers);
      ports = List.copyOf(ports);
    }
  }

  /// One step from an instance to another.
  public record Hop(Member from, Member to, List<Ports> ports) {
    public Hop {
      ports = List.copyOf(ports);
    }
  }

  /// A shortest way from an edge to an instance.
  ///
  /// @param entry what is open at the edge, on the instance that is entered first
  /// @param alike how many more instances could be entered in its place
  /// @param hops from there; none where the entry is the instance itself
  public record Path(Exposure entry, int alike, List<Hop> hops) {
    public Path {
      hops = List.copyOf(hops);
    }
  }

  /// Whether an id is one of an instance or interface that is asked for (rule W1).
  public boolean isAsked(String id) {
    return evaluation.isAsked(id);
  }

  /// Every flow, by the first sender and receiver.
  public List<Flow> flows() {
    return evaluation.flows("", "");
  }

  /// Flows from an instance or interface, to one.
  ///
  /// @param sender empty for every one
  /// @param receiver empty for every one
  public List<Flow> flows(String sender, String receiver) {
    return evaluation.flows(sender, receiver);
  }

  /// The ports of an instance or interface that another can reach.
  public List<Ports> between(String sender, String receiver) {
    return evaluation.between(sender, receiver);
  }

  /// The shortest ways to an instance through other instances, shortest first: one from each edge
  /// and kind of instance that is entered first.
  public List<Path> pathsTo(String instance) {
    return evaluation.pathsTo(instance);
  }
}
