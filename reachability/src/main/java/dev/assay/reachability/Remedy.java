package dev.assay.reachability;

import dev.assay.reachability.Exposure.OpenPorts;
import java.util.List;

/// Edits that together close something. They were tried on the configuration as it stands: what was
/// asked about is closed after them, nothing opens, and the losses are exact.
///
/// @param edits in the order in which to make them
/// @param losses what else closes at the edges, in the order of the output
public record Remedy(Kind kind, List<RemedyEdit> edits, List<Loss> losses) {
  public Remedy {
    edits = List.copyOf(edits);
    losses = List.copyOf(losses);
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

  /// How many ports close besides, over all exposures.
  public long lostPorts() {
    return losses.stream()
        .flatMap(loss -> loss.closed().stream())
        .mapToLong(ports -> ports.toPort() - ports.fromPort() + 1)
        .sum();
  }
}
