package dev.assay.reachability;

import dev.assay.reachability.address.BlockTexts;
import java.util.List;

/// What of one interface can be reached through one edge, in one family (rule Q4).
///
/// @param edge id of the gateway or connection
/// @param ipVersion 4 or 6
public record Exposure(
    String instanceId,
    String networkInterfaceId,
    Origin origin,
    String edge,
    int ipVersion,
    Way way,
    Result result) {

  /// What is open; nothing where that is not known.
  public List<OpenPorts> openPorts() {
    return result instanceof Result.Open(var cubes) ? cubes : List.of();
  }

  /// Whether some of a range of ports is known to be open.
  public boolean isOpen(Protocol protocol, int fromPort, int toPort) {
    return openPorts().stream()
        .anyMatch(
            ports ->
                ports.protocol() == protocol
                    && ports.fromPort() <= toPort
                    && fromPort <= ports.toPort());
  }

  /// What stands between the edge and the interface.
  public sealed interface Way {
    /// Nothing.
    record Direct() implements Way {}

    /// A listener of a load balancer.
    record LoadBalanced(String loadBalancerArn, int listenerPort) implements Way {}
  }

  /// What follows from the configuration.
  public sealed interface Result {
    /// Exactly these ports are open to exactly these sources; never empty.
    record Open(List<OpenPorts> cubes) implements Result {
      public Open {
        cubes = List.copyOf(cubes);
      }
    }

    /// The traffic crosses an appliance, whose rules are not known.
    record Undetermined(String appliance) implements Result {}
  }

  /// A range of ports with its sources.
  ///
  /// @param sources the shortest list of blocks, by address
  public record OpenPorts(Protocol protocol, int fromPort, int toPort, List<String> sources) {
    public OpenPorts {
      sources = sources instanceof BlockTexts ? sources : List.copyOf(sources);
    }
  }
}
