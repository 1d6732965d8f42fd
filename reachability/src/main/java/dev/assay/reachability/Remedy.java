package dev.assay.reachability;

import dev.assay.reachability.Exposure.OpenPorts;
import java.util.ArrayList;
import java.util.List;

/// Edits that together close something. They were tried on the configuration as it stands: what was
/// asked about is closed after them, nothing opens, and the losses are exact.
///
/// @param edits in the order in which to make them
/// @param losses what else closes at the edges, in the order of the output
/// @param inside what closes between instances (rules W1–W8), by the first sender and receiver
public record Remedy(
    Kind kind, List<RemedyEdit> edits, List<Loss> losses, List<EastWest.Flow> inside) {
  public Remedy {
    edits = List.copyOf(edits);
    losses = List.copyOf(losses);
    inside = List.copyOf(inside);
  }

  /// What is edited. Of remedies that lose equally much the earlier is offered first.
  public enum Kind {
    SECURITY_GROUP,
    NETWORK_ACL,
    TARGET,
    LISTENER,
    ADDRESS,
    ROUTE
  }

  /// Something that was open and was not asked about.
  ///
  /// @param before the exposure as it was
  /// @param closed exactly what closes; empty where the exposure was undetermined and is gone
  public record Loss(Exposure before, List<OpenPorts> closed) {
    public Loss {
      closed = List.copyOf(closed);
    }
  }

  /// How many pairs of interfaces of different instances lose something inside the network.
  public long lostPairs() {
    return inside.stream()
        .mapToLong(
            flow ->
                flow.senders().stream()
                    .mapToLong(
                        one ->
                            flow.receivers().stream()
                                .filter(other -> !other.instanceId().equals(one.instanceId()))
                                .count())
                    .sum())
        .sum();
  }

  /// How many ports close besides, over all exposures.
  public long lostPorts() {
    return losses.stream()
        .flatMap(loss -> loss.closed().stream())
        .mapToLong(ports -> ports.toPort() - ports.fromPort() + 1)
        .sum();
  }

  /// What else closes, for a person: `closes nothing else`, `also closes 2 ports of 1 exposure`.
  public String lossWords() {
    List<String> words = new ArrayList<>();
    if (!losses.isEmpty()) {
      words.add(counted(lostPorts(), "port") + " of " + counted(losses.size(), "exposure"));
    }
    if (!inside.isEmpty()) {
      words.add("traffic between " + counted(lostPairs(), "pair") + " inside the network");
    }
    return words.isEmpty() ? "closes nothing else" : "also closes " + String.join(", and ", words);
  }

  private static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
