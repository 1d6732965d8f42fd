package dev.assay.reachability;

import java.util.List;
import java.util.Map;

/// An instance of a network and what stands in front of its interfaces.
///
/// @param state such as `running` or `stopped`
/// @param image id of the machine image; empty where unknown
/// @param type such as `m7g.large`; empty where unknown
/// @param ports its interfaces, the primary one first
public record Machine(
    String id,
    String state,
    String image,
    String type,
    Map<String, String> tags,
    List<Port> ports) {
  public Machine {
    tags = Map.copyOf(tags);
    ports = List.copyOf(ports);
  }

  /// Whether it is asked for (rule Q1).
  public boolean isRunning() {
    return state.equals("running");
  }

  /// Whether it will never run again (EC2's instance states); answers name such instances for a
  /// while.
  public boolean isTerminated() {
    return state.equals("terminated") || state.equals("shutting-down");
  }

  /// An interface.
  ///
  /// @param acl network ACL of its subnet; empty where the data has none
  /// @param groups its security groups
  /// @param ipv4Addresses private ones
  public record Port(
      String networkInterface,
      String vpc,
      String subnet,
      String acl,
      List<String> groups,
      List<String> ipv4Addresses,
      List<String> ipv6Addresses) {
    public Port {
      groups = List.copyOf(groups);
      ipv4Addresses = List.copyOf(ipv4Addresses);
      ipv6Addresses = List.copyOf(ipv6Addresses);
    }
  }
}
