package dev.assay.reachability;

import dev.assay.reachability.vpc.Component;
import dev.assay.reachability.vpc.Instance;
import dev.assay.reachability.vpc.NetworkAcl;
import dev.assay.reachability.vpc.NetworkInterface;
import dev.assay.reachability.vpc.Subnet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The instances of a network that changes. For one thread.
public final class Machines {
  private final NavigableMap<String, Machine> machines = new TreeMap<>();
  private final Map<String, Set<String>> interfacesOfInstance = new HashMap<>();
  private Map<String, String> acls;
  private Network network;

  private Machines(Network network) {
    this.network = network;
    this.acls = acls(network);
    network.all(NetworkInterface.class).forEach(this::attach);
    for (Instance instance : network.all(Instance.class)) {
      machines.put(instance.id(), machine(instance));
    }
  }

  public static Machines of(Network network) {
    return new Machines(network);
  }

  /// By id, in order.
  public Collection<Machine> all() {
    return Collections.unmodifiableCollection(machines.values());
  }

  /// Those behind an id, in order.
  public Collection<Machine> after(String id) {
    return Collections.unmodifiableCollection(machines.tailMap(id, false).values());
  }

  public Optional<Machine> find(String id) {
    return Optional.ofNullable(machines.get(id));
  }

  /// Makes them those of a changed network.
  ///
  /// @param changes that lead there from the network of now
  /// @return ids of instances that are new, different or gone
  public Set<String> become(Network next, List<NetworkChange> changes) {
    Set<String> touched = new LinkedHashSet<>();
    boolean isReshaped = false;
    for (NetworkChange change : changes) {
      Stream<Component> both = Stream.concat(before(change).stream(), now(change).stream());
      for (Component component : both.toList()) {
        switch (component) {
          case Instance instance -> touched.add(instance.id());
          case NetworkInterface one when one.isAttached() -> touched.add(one.instance());
          case NetworkAcl _ -> isReshaped = true;
          case Subnet _ -> isReshaped = true;
          default -> {}
        }
      }
      before(change).ifPresent(this::detach);
      now(change).ifPresent(this::attach);
    }
    network = next;
    if (isReshaped) {
      touched.addAll(guardedAnew());
    }
    Set<String> different = new LinkedHashSet<>();
    for (String id : touched) {
      Machine now = network.find(Instance.class, id).map(this::machine).orElse(null);
      Machine old = now == null ? machines.remove(id) : machines.put(id, now);
      if (!Objects.equals(old, now)) {
        different.add(id);
      }
    }
    return different;
  }

  private Optional<Component> before(NetworkChange change) {
    return switch (change) {
      case NetworkChange.Put(var component) ->
          network.find(component.getClass(), component.id()).map(found -> found);
      case NetworkChange.Remove(var kind, var id) -> network.find(kind, id).map(found -> found);
    };
  }

  private static Optional<Component> now(NetworkChange change) {
    return change instanceof NetworkChange.Put(var component)
        ? Optional.of(component)
        : Optional.empty();
  }

  private void attach(Component component) {
    if (component instanceof NetworkInterface one && one.isAttached()) {
      interfacesOfInstance
          .computeIfAbsent(one.instance(), instance -> new LinkedHashSet<>(2))
          .add(one.id());
    }
  }

  private void detach(Component component) {
    if (component instanceof NetworkInterface one) {
      interfacesOfInstance.getOrDefault(one.instance(), new HashSet<>()).remove(one.id());
    }
  }

  /// Instances in subnets that have another ACL than before.
  private Set<String> guardedAnew() {
    Map<String, String> before = acls;
    acls = acls(network);
    Set<String> instances = new HashSet<>();
    for (NetworkInterface one : network.all(NetworkInterface.class)) {
      if (one.isAttached() && !Objects.equals(before.get(one.subnet()), acls.get(one.subnet()))) {
        instances.add(one.instance());
      }
    }
    return instances;
  }

  private Machine machine(Instance instance) {
    List<Machine.Port> ports =
        interfacesOfInstance.getOrDefault(instance.id(), Set.of()).stream()
            .flatMap(id -> network.find(NetworkInterface.class, id).stream())
            .sorted(
                Comparator.comparingInt(NetworkInterface::deviceIndex)
                    .thenComparing(NetworkInterface::id))
            .map(this::port)
            .toList();
    return new Machine(
        instance.id(), instance.state(), instance.image(), instance.type(), instance.tags(), ports);
  }

  private Machine.Port port(NetworkInterface one) {
    return new Machine.Port(
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
