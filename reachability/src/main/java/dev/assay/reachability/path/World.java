package dev.assay.reachability.path;

import dev.assay.reachability.Network;
import dev.assay.reachability.NetworkChange;
import dev.assay.reachability.address.Address;
import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.address.AddressSet;
import dev.assay.reachability.address.Cidr;
import dev.assay.reachability.vpc.Component;
import dev.assay.reachability.vpc.Instance;
import dev.assay.reachability.vpc.InternetGateway;
import dev.assay.reachability.vpc.NetworkAcl;
import dev.assay.reachability.vpc.NetworkInterface;
import dev.assay.reachability.vpc.PrefixList;
import dev.assay.reachability.vpc.RouteTable;
import dev.assay.reachability.vpc.SecurityGroup;
import dev.assay.reachability.vpc.SecurityGroupRule;
import dev.assay.reachability.vpc.SecurityGroupRule.Peer;
import dev.assay.reachability.vpc.Subnet;
import dev.assay.reachability.vpc.TransitGatewayAttachment;
import dev.assay.reachability.vpc.Vpc;
import dev.assay.reachability.vpc.VpcPeeringConnection;
import dev.assay.reachability.vpc.VpnGateway;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The configuration as it stands, with the look-ups that the rules need. Changes one component at
/// a time; not for several threads while it does.
final class World {
  private final Map<Class<? extends Component>, Map<String, Component>> components =
      new HashMap<>();
  // Of two that claim one place the one with the lowest id has it: in a configuration that was read
  // while it changed the answer must not hang on the order of the files.
  private final Index tablesOfSubnet = new Index();
  private final Index tablesOfGateway = new Index();
  private final Index mainTablesOfVpc = new Index();
  private final Index aclsOfSubnet = new Index();
  private final Index defaultAclsOfVpc = new Index();
  private final Index tablesOfVpc = new Index();
  private final Index membersOfGroup = new Index();
  private final Index groupsNaming = new Index();
  private final Index interfacesOfVpc = new Index();
  private final Index interfacesOfInstance = new Index();
  private final Index interfacesByDescription = new Index();

  private final Map<Class<? extends Component>, Index> enteringVpc =
      Map.of(
          InternetGateway.class, new Index(),
          VpcPeeringConnection.class, new Index(),
          VpnGateway.class, new Index(),
          TransitGatewayAttachment.class, new Index());
  private final GroupUses groupUses = new GroupUses();

  static World of(Network network) {
    var world = new World();
    network.all().forEach(world::put);
    Stream.of(
            world.tablesOfSubnet,
            world.tablesOfGateway,
            world.mainTablesOfVpc,
            world.aclsOfSubnet,
            world.defaultAclsOfVpc,
            world.tablesOfVpc,
            world.membersOfGroup,
            world.groupsNaming,
            world.interfacesOfVpc,
            world.interfacesOfInstance,
            world.interfacesByDescription)
        .forEach(Index::sort);
    world.enteringVpc.values().forEach(Index::sort);
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
        table.subnets().forEach(subnet -> tablesOfSubnet.add(subnet, table.id()));
        table.gateways().forEach(gateway -> tablesOfGateway.add(gateway, table.id()));
        if (table.isMain()) {
          mainTablesOfVpc.add(table.vpc(), table.id());
        }
        tablesOfVpc.add(table.vpc(), table.id());
      }
      case NetworkAcl acl -> {
        acl.subnets().forEach(subnet -> aclsOfSubnet.add(subnet, acl.id()));
        if (acl.isDefault()) {
          defaultAclsOfVpc.add(acl.vpc(), acl.id());
        }
      }
      case NetworkInterface one -> {
        one.groups().forEach(group -> membersOfGroup.add(group, one.id()));
        interfacesOfVpc.add(one.vpc(), one.id());
        if (one.isAttached()) {
          interfacesOfInstance.add(one.instance(), one.id());
        }
        if (one.description().startsWith("ELB ")) {
          interfacesByDescription.add(one.description(), one.id());
        }
      }
      case SecurityGroup group -> named(group).forEach(id -> groupsNaming.add(id, group.id()));
      case InternetGateway gateway ->
          gateway.vpcs().forEach(vpc -> entering(InternetGateway.class).add(vpc, gateway.id()));
      case VpnGateway gateway ->
          gateway.vpcs().forEach(vpc -> entering(VpnGateway.class).add(vpc, gateway.id()));
      case VpcPeeringConnection peering -> {
        entering(VpcPeeringConnection.class).add(peering.requester().vpc(), peering.id());
        entering(VpcPeeringConnection.class).add(peering.accepter().vpc(), peering.id());
      }
      case TransitGatewayAttachment attachment ->
          entering(TransitGatewayAttachment.class).add(attachment.resource(), attachment.id());
      default -> {} // nothing is looked up through other kinds
    }
  }

  private void unlink(Component component) {
    switch (component) {
      case RouteTable table -> {
        table.subnets().forEach(subnet -> tablesOfSubnet.take(subnet, table.id()));
        table.gateways().forEach(gateway -> tablesOfGateway.take(gateway, table.id()));
        mainTablesOfVpc.take(table.vpc(), table.id());
        tablesOfVpc.take(table.vpc(), table.id());
      }
      case NetworkAcl acl -> {
        acl.subnets().forEach(subnet -> aclsOfSubnet.take(subnet, acl.id()));
        defaultAclsOfVpc.take(acl.vpc(), acl.id());
      }
      case NetworkInterface one -> {
        one.groups().forEach(group -> membersOfGroup.take(group, one.id()));
        interfacesOfVpc.take(one.vpc(), one.id());
        interfacesOfInstance.take(one.instance(), one.id());
        interfacesByDescription.take(one.description(), one.id());
      }
      case SecurityGroup group -> named(group).forEach(id -> groupsNaming.take(id, group.id()));
      case InternetGateway gateway ->
          gateway.vpcs().forEach(vpc -> entering(InternetGateway.class).take(vpc, gateway.id()));
      case VpnGateway gateway ->
          gateway.vpcs().forEach(vpc -> entering(VpnGateway.class).take(vpc, gateway.id()));
      case VpcPeeringConnection peering -> {
        entering(VpcPeeringConnection.class).take(peering.requester().vpc(), peering.id());
        entering(VpcPeeringConnection.class).take(peering.accepter().vpc(), peering.id());
      }
      case TransitGatewayAttachment attachment ->
          entering(TransitGatewayAttachment.class).take(attachment.resource(), attachment.id());
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

  private Index entering(Class<? extends Component> kind) {
    return enteringVpc.getOrDefault(kind, new Index());
  }

  /// Gateways and connections of a kind that lead into a VPC, in whatever state.
  <T extends Component> List<T> entering(Class<T> kind, String vpc) {
    List<T> all = new ArrayList<>();
    for (String id : entering(kind).of(vpc)) {
      find(kind, id).ifPresent(all::add);
    }
    return all;
  }

  /// Which VPCs have answers that rest on a group.
  GroupUses groupUses() {
    return groupUses;
  }

  /// Id of the route table that a subnet uses (rule B1); empty where none is known.
  String tableOf(Subnet subnet) {
    if (!isDescribed(subnet)) {
      return "";
    }
    String explicit = tablesOfSubnet.first(subnet.id());
    return explicit.isEmpty() ? mainTablesOfVpc.first(subnet.vpc()) : explicit;
  }

  /// One that only an interface names has no VPC here, and nothing is known of it (rule D1).
  private static boolean isDescribed(Subnet subnet) {
    return !subnet.vpc().isEmpty();
  }

  /// The route table of an edge, where it has one (rule X1).
  Optional<RouteTable> tableOfGateway(String gateway) {
    return find(RouteTable.class, tablesOfGateway.first(gateway));
  }

  List<String> tablesOf(String vpc) {
    return tablesOfVpc.of(vpc);
  }

  /// Id of the network ACL that a subnet uses (rule N1); empty where none is known.
  String aclOf(Subnet subnet) {
    if (!isDescribed(subnet)) {
      return "";
    }
    String explicit = aclsOfSubnet.first(subnet.id());
    return explicit.isEmpty() ? defaultAclsOfVpc.first(subnet.vpc()) : explicit;
  }

  /// Ids of the VPCs that have interfaces, whether the data describes them or not.
  Iterable<String> vpcs() {
    return interfacesOfVpc.keys();
  }

  List<NetworkInterface> interfacesOf(String vpc) {
    return interfaces(interfacesOfVpc.of(vpc));
  }

  List<NetworkInterface> membersOf(String group) {
    return interfaces(membersOfGroup.of(group));
  }

  /// Ids of the groups whose rules name a group or prefix list.
  List<String> groupsNaming(String id) {
    return groupsNaming.of(id);
  }

  List<NetworkInterface> interfacesOfInstance(String instance) {
    return interfaces(interfacesOfInstance.of(instance));
  }

  List<NetworkInterface> interfacesDescribedAs(String description) {
    return interfaces(interfacesByDescription.of(description));
  }

  private List<NetworkInterface> interfaces(List<String> ids) {
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

  Subnet subnetOf(NetworkInterface one) {
    return subnet(one.subnet());
  }

  /// A subnet. One that is not in the data has no VPC, zone, table or ACL, opens nothing, and is
  /// named where those would be.
  Subnet subnet(String id) {
    return find(Subnet.class, id).orElseGet(() -> new Subnet(id, "", "", List.of()));
  }

  /// Id of the VPC of a group that is in the data.
  Optional<String> vpcOfGroup(String group) {
    return find(SecurityGroup.class, group).map(SecurityGroup::vpc);
  }
}
