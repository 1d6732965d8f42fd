package dev.assay.reachability.vpc;

import dev.assay.reachability.address.Address;
import java.util.List;

/// An elastic network interface.
///
/// @param description in the words of whoever made it; load balancers are known by it
/// @param privateAddresses IPv4, the primary one first
/// @param ipv6Addresses in the order of the data
/// @param groups security group ids
/// @param instance the instance it is attached to; empty where there is none
/// @param deviceIndex its place there; 0 is the primary interface
public record NetworkInterface(
    String id,
    String vpc,
    String subnet,
    String description,
    List<PrivateAddress> privateAddresses,
    List<Address> ipv6Addresses,
    List<String> groups,
    String instance,
    int deviceIndex)
    implements Component {
  public NetworkInterface {
    privateAddresses = List.copyOf(privateAddresses);
    ipv6Addresses = List.copyOf(ipv6Addresses);
    groups = List.copyOf(groups);
  }

  /// A private IPv4 address.
  ///
  /// @param isPublic whether a public address is associated with it
  public record PrivateAddress(Address address, boolean isPrimary, boolean isPublic) {}

  /// The same interface, attached to an instance.
  public NetworkInterface attachedTo(String other) {
    return new NetworkInterface(
        id, vpc, subnet, description, privateAddresses, ipv6Addresses, groups, other, deviceIndex);
  }

  public boolean isAttached() {
    return !instance.isEmpty();
  }
}
