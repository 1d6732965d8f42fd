package dev.assay.reachability.path;

import dev.assay.reachability.Network;
import dev.assay.reachability.NetworkChange;
import dev.assay.reachability.address.Address;
import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.address.AddressSet;
import dev.assay.reachability.address.Cidr;
import dev.assay.reachability.vpc.Component;
import dev.assay.reachability.vpc.Instance;
import dev.assay.reachability.vpc.NetworkAcl;
import dev.assay.reachability.vpc.NetworkInterface;
import dev.assay.reachability.vpc.PrefixList;
import dev.assay.reachability.vpc.RouteTable;
import dev.assay.reachability.vpc.SecurityGroup;
import dev.assay.reachability.vpc.SecurityGroupRule;
import dev.assay.reachability.vpc.SecurityGroupRule.Peer;
import dev.assay.reachability.vpc.Subnet;
import dev.assay.reachability.vpc.Vpc;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The configuration as it stands, with the look-ups that the rules need. Changes one component at
/// a time; not for several threads while it does.
final class World {
  private final Map<Class<? extends Component>, Map<String, Component>> components =
      new HashMap<>();
  private final Map<String, Set<String>> tablesOfSubnet = new HashMap<>();
  private final Map<String, Set<String>> tablesOfGateway = new HashMap<>();
  private final Map<String, Set<String>> mainTablesOfVpc = new HashMap<>();
  private final Map<String, Set<String>> aclsOfSubnet = new HashMap<>();
  private final Map<String, Set<String>> defaultAclsOfVpc = new HashMap<>();
  private final Map<String, Set<String>> tablesOfVpc = new HashMap<>();
  private final Map<String, Set<String>> membersOfGroup = new HashMap<>();
  private final Map<String, Set<String>> groupsNaming = new HashMap<>();
  private final Map<String, Set<String>> interfacesOfVpc = new HashMap<>();
  private final Map<String, Set<String>> interfacesOfInstance = new HashMap<>();
  private final Map<String, Set<String>> interfacesByDescription = new HashMap<>();

  static World of(Network network) {
    var world = new World();
    network.all().forEach(world::put);
    return world;
  }

  /// Makes one change.
  ///
  /// @return the component that was there before
  Optional<Component> apply(NetworkChange change) {
    return switch (change) {
      case NetworkChange.Put(var component) -> put(component);
      case NetworkChange.Remove(var kind, var id) -> remove(kind, id);
    };
  }

  private Optional<Component> put(Component component) {
    Component before =
        components
            .computeIfAbsent(component.getClass(), kind -> new HashMap<>())
            .put(component.id(), component);
    if (before != null) {
      unlink(before);
    }
    link(component);
    return Optional.ofNullable(before);
  }

  private Optional<Component> remove(Class<? extends Component> kind, String id) {
    Component before = components.getOrDefault(kind, Map.of()).get(id);
    if (before != null) {
      components.getOrDefault(kind, Map.of()).remove(id);
      unlink(before);
    }
    return Optional.ofNullable(before);
  }

  private void link(Component component) {
    switch (component) {
      case RouteTable table -> {
        table.subnets().forEach(subnet -> add(tablesOfSubnet, subnet, table.id()));
        table.gateways().forEach(gateway -> add(tablesOfGateway, gateway, table.id()));
        if (table.isMain()) {
          add(mainTablesOfVpc, table.vpc(), table.id());
        }
        add(tablesOfVpc, table.vpc(), table.id());
      }
      case NetworkAcl acl -> {
        acl.subnets().forEach(subnet -> add(aclsOfSubnet, subnet, acl.id()));
        if (acl.isDefault()) {
          add(defaultAclsOfVpc, acl.vpc(), acl.id());
        }
      }
      case NetworkInterface one -> {
        one.groups().forEach(group -> add(membersOfGroup, group, one.id()));
        add(interfacesOfVpc, one.vpc(), one.id());
        if (one.isAttached()) {
          add(interfacesOfInstance, one.instance(), one.id());
        }
        if (one.description().startsWith("ELB ")) {
          add(interfacesByDescription, one.description(), one.id());
        }
      }
      case SecurityGroup group -> named(group).forEach(id -> add(groupsNaming, id, group.id()));
      default -> {} // nothing is looked up through other kinds
    }
  }

  private void unlink(Component component) {
    switch (component) {
      case RouteTable table -> {
        table.subnets().forEach(subnet -> take(tablesOfSubnet, subnet, table.id()));
        table.gateways().forEach(gateway -> take(tablesOfGateway, gateway, table.id()));
        take(mainTablesOfVpc, table.vpc(), table.id());
        take(tablesOfVpc, table.vpc(), table.id());
      }
      case NetworkAcl acl -> {
        acl.subnets().forEach(subnet -> take(aclsOfSubnet, subnet, acl.id()));
        take(defaultAclsOfVpc, acl.vpc(), acl.id());
      }
      case NetworkInterface one -> {
        one.groups().forEach(group -> take(membersOfGroup, group, one.id()));
        take(interfacesOfVpc, one.vpc(), one.id());
        take(interfacesOfInstance, one.instance(), one.id());
        take(interfacesByDescription, one.description(), one.id());
      }
      case SecurityGroup group -> named(group).forEach(id -> take(groupsNaming, id, group.id()));
      default -> {}
    }
  }

  /// Ids of the groups and prefix lists that a group's rules name.
  private static Set<String> named(SecurityGroup group) {
    Set<String> ids = new LinkedHashSet<>();
    for (SecurityGroupRule rule : group.rules()) {
      switch (rule.peer()) {
        case Peer.Group(var id) -> ids.add(id);
        case Peer.Listed(var id) -> ids.add(id);
        case Peer.Block(var _) -> {}
      }
    }
    return ids;
  }

  /// The lowest id; empty where there is none. In a configuration that was read while it changed
  /// two may claim one place: the answer must not hang on the order of the files.
  private static String first(Map<String, Set<String>> index, String key) {
    Set<String> ids = index.get(key);
    return ids == null ? "" : ids.iterator().next();
  }

  private static void add(Map<String, Set<String>> index, String key, String id) {
    index.computeIfAbsent(key, any -> new TreeSet<>()).add(id);
  }

  private static void take(Map<String, Set<String>> index, String key, String id) {
    Set<String> ids = index.get(key);
    if (ids != null && ids.remove(id) && ids.isEmpty()) {
      index.remove(key);
    }
  }

  <T extends Component> Optional<T> find(Class<T> kind, String id) {
    return Optional.ofNullable(get(kind, id));
  }

  <T extends Component> @Nullable T get(Class<T> kind, String id) {
    return kind.cast(components.getOrDefault(kind, Map.of()).get(id));
  }

  <T extends Component> List<T> all(Class<T> kind) {
    List<T> all = new ArrayList<>();
    for (Component component : components.getOrDefault(kind, Map.of()).values()) {
      all.add(kind.cast(component));
    }
    return all;
  }

  /// Id of the route table that a subnet uses (rule B1); empty where none is known.
  String tableOf(Subnet subnet) {
    if (!isDescribed(subnet)) {
      return "";
    }
    String explicit = first(tablesOfSubnet, subnet.id());
    return explicit.isEmpty() ? first(mainTablesOfVpc, subnet.vpc()) : explicit;
  }

  /// One that only an interface names has no VPC here, and nothing is known of it (rule D1).
  private static boolean isDescribed(Subnet subnet) {
    return !subnet.vpc().isEmpty();
  }

  /// The route table of an edge, where it has one (rule X1).
  Optional<RouteTable> tableOfGateway(String gateway) {
    return find(RouteTable.class, first(tablesOfGateway, gateway));
  }

  Collection<String> tablesOf(String vpc) {
    return tablesOfVpc.getOrDefault(vpc, Set.of());
  }

  /// Id of the network ACL that a subnet uses (rule N1); empty where none is known.
  String aclOf(Subnet subnet) {
    if (!isDescribed(subnet)) {
      return "";
    }
    String explicit = first(aclsOfSubnet, subnet.id());
    return explicit.isEmpty() ? first(defaultAclsOfVpc, subnet.vpc()) : explicit;
  }

  /// Ids of the VPCs that have interfaces, whether the data describes them or not.
  Collection<String> vpcs() {
    return interfacesOfVpc.keySet();
  }

  List<NetworkInterface> interfacesOf(String vpc) {
    return interfaces(interfacesOfVpc.getOrDefault(vpc, Set.of()));
  }

  List<NetworkInterface> membersOf(String group) {
    return interfaces(membersOfGroup.getOrDefault(group, Set.of()));
  }

  /// Ids of the groups whose rules name a group or prefix list.
  Set<String> groupsNaming(String id) {
    return groupsNaming.getOrDefault(id, Set.of());
  }

  List<NetworkInterface> interfacesOfInstance(String instance) {
    return interfaces(interfacesOfInstance.getOrDefault(instance, Set.of()));
  }

  List<NetworkInterface> interfacesDescribedAs(String description) {
    return interfaces(interfacesByDescription.getOrDefault(description, Set.of()));
  }

  private List<NetworkInterface> interfaces(Set<String> ids) {
    List<NetworkInterface> interfaces = new ArrayList<>(ids.size());
    for (String id : ids) {
      find(NetworkInterface.class, id).ifPresent(interfaces::add);
    }
    return interfaces;
  }

  /// Interfaces that have an address of their own, in the order of their ids.
  List<NetworkInterface> interfacesWith(Address address) {
    return all(NetworkInterface.class).stream()
        .filter(one -> addressesOf(one, address.family()).contains(address))
        .sorted(Comparator.comparing(NetworkInterface::id))
        .toList();
  }

  /// Entries of a prefix list; none where it is not in the data (rule D1).
  List<Cidr> entries(String prefixList) {
    return find(PrefixList.class, prefixList).map(PrefixList::entries).orElse(List.of());
  }

  List<Cidr> blocksOf(String vpc) {
    return find(Vpc.class, vpc).map(Vpc::blocks).orElse(List.of());
  }

  /// The addresses that a reference to a group means (rule G3).
  AddressSet addressesOf(String group, AddressFamily family) {
    List<Address> addresses = new ArrayList<>();
    for (NetworkInterface member : membersOf(group)) {
      addresses.addAll(addressesOf(member, family));
    }
    return AddressSet.ofAddresses(family, addresses);
  }

  static List<Address> addressesOf(NetworkInterface one, AddressFamily family) {
    return family == AddressFamily.IPV6
        ? one.ipv6Addresses()
        : one.privateAddresses().stream().map(NetworkInterface.PrivateAddress::address).toList();
  }

  /// Whether an interface is one that reachability is asked for (rule Q1).
  boolean isAsked(NetworkInterface one) {
    return one.isAttached()
        && find(Instance.class, one.instance()).filter(Instance::isRunning).isPresent();
  }

  /// Id of the VPC of a group that is in the data.
  Optional<String> vpcOfGroup(String group) {
    return find(SecurityGroup.class, group).map(SecurityGroup::vpc);
  }
}
