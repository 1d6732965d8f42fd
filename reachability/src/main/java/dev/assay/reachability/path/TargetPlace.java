package dev.assay.reachability.path;

import dev.assay.reachability.address.Address;
import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.address.AddressFormatException;
import dev.assay.reachability.vpc.LoadBalancer;
import dev.assay.reachability.vpc.NetworkInterface;
import dev.assay.reachability.vpc.TargetGroup;
import dev.assay.reachability.vpc.TargetGroup.Target;
import java.util.List;
import java.util.Optional;

/// The interface that a registered target means, with the address that requests go to (rule L9).
record TargetPlace(NetworkInterface one, Address address, int port) {

  /// Empty where the data has no such interface: a function, or another load balancer, has none.
  static Optional<TargetPlace> of(
      LoadBalancer balancer, TargetGroup group, Target target, World world) {
    return isInstance(target)
        ? ofInstance(target, group.isIpv6() ? AddressFamily.IPV6 : AddressFamily.IPV4, world)
        : ofAddress(balancer, target, world);
  }

  /// Whether a target is registered as an instance; else it is an address, which may turn up in any
  /// VPC.
  static boolean isInstance(Target target) {
    return target.id().startsWith("i-");
  }

  private static Optional<TargetPlace> ofInstance(
      Target target, AddressFamily family, World world) {
    return world.interfacesOfInstance(target.id()).stream()
        .filter(one -> one.deviceIndex() == 0)
        .findFirst()
        .flatMap(
            one ->
                World.addressesOf(one, family).stream()
                    .findFirst()
                    .map(address -> new TargetPlace(one, address, target.port())));
  }

  private static Optional<TargetPlace> ofAddress(
      LoadBalancer balancer, Target target, World world) {
    Address address;
    try {
      address = Address.parse(target.id());
    } catch (AddressFormatException notAnAddress) {
      return Optional.empty();
    }
    List<NetworkInterface> holders = world.interfacesWith(address);
    return holders.stream()
        .filter(one -> one.vpc().equals(balancer.vpc()))
        .findFirst()
        .or(() -> holders.stream().findFirst())
        .map(one -> new TargetPlace(one, address, target.port()));
  }
}
