package dev.assay.reachability;

import dev.assay.reachability.Exposure.OpenPorts;
import dev.assay.reachability.Exposure.Way;

/// Something that is open and should not be: ports of one interface by one way, in both families.
///
/// @param edge id of the gateway or connection
/// @param fromPort of the interface, also where a load balancer listens on another one
public record RemedyQuestion(
    String networkInterface, String edge, Way way, Protocol protocol, int fromPort, int toPort) {
  private static final int HIGHEST_PORT = 65_535;

  public RemedyQuestion {
    if (fromPort < 0 || toPort > HIGHEST_PORT || fromPort > toPort) {
      throw new IllegalArgumentException("ports " + fromPort + " to " + toPort + " are no range");
    }
  }

  /// Asks for a range of ports of an exposure.
  public static RemedyQuestion of(Exposure exposure, OpenPorts ports) {
    return new RemedyQuestion(
        exposure.networkInterfaceId(),
        exposure.edge(),
        exposure.way(),
        ports.protocol(),
        ports.fromPort(),
        ports.toPort());
  }
}
