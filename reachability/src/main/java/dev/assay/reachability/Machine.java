package dev.assay.reachability;

import dev.assay.reachability.vpc.Instance;
import dev.assay.reachability.vpc.NetworkAcl;
import dev.assay.reachability.vpc.NetworkInterface;
import dev.assay.reachability.vpc.Subnet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
  // while.
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

  /// All instances of a network, by id.
  static Map<String, Machine> of(Network network) {
    Map<String, List<NetworkInterface>> interfaces = new HashMap<>();
    for (NetworkInterface one : network.all(NetworkInterface.class)) {
      if (one.isAttached()) {
        interfaces.computeIfAbsent(one.instance(), instance -> new ArrayList<>()).add(one);
      }
    }
    Map<String, String> acls = acls(network);
    Map<String, Machine> machines = new HashMap<>();
    for (Instance instance : network.all(Instance.class)) {
      List<Port> ports =
          interfaces.getOrDefault(instance.id(), List.of()).stream()
              .sorted(
                  Comparator.comparingInt(NetworkInterface::deviceIndex)
                      .thenComparing(NetworkInterface::id))
              .map(one -> port(one, acls))
              .toList();
      machines.put(
          instance.id(),
          new Machine(
              instance.id(),
              instance.state(),
              instance.image(),
              instance.type(),
              instance.tags(),
              ports));
    }
    return machines;
  }

  private static Port port(NetworkInterface one, Map<String, String> acls) {
    return new Port(
        one.id(),
        one.vpc(),
        one.subnet(),
        acls.getOrDefault(one.subnet(), ""),
        one.groups(),
        one.privateAddresses().stream().map(it -> it.address().toString()).toList(),
        one.ipv6Addresses().stream().map(Object::toString).toList());
  }

  /// Each subnet's ACL: its own, or its VPC's default.
  private static Map<String, String> acls(Network network) {
    Map<String, String> defaults = new HashMap<>();
    Map<String, String> acls = new HashMap<>();
    for (NetworkAcl acl : network.all(NetworkAcl.class)) {
      acl.subnets().forEach(subnet -> acls.put(subnet, acl.id()));
      if (acl.isDefault()) {
        defaults.put(acl.vpc(), acl.id());
      }
    }
    for (Subnet subnet : network.all(Subnet.class)) {
      String standard = defaults.get(subnet.vpc());
      if (standard != null) {
        acls.putIfAbsent(subnet.id(), standard);
      }
    }
    return acls;
  }
}
