package dev.assay.reachability.path;

import dev.assay.reachability.ExposureChange;
import dev.assay.reachability.NetworkChange;
import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.vpc.Component;
import dev.assay.reachability.vpc.Instance;
import dev.assay.reachability.vpc.InternetGateway;
import dev.assay.reachability.vpc.LoadBalancer;
import dev.assay.reachability.vpc.NetworkAcl;
import dev.assay.reachability.vpc.NetworkInterface;
import dev.assay.reachability.vpc.PrefixList;
import dev.assay.reachability.vpc.Route;
import dev.assay.reachability.vpc.RouteTable;
import dev.assay.reachability.vpc.SecurityGroup;
import dev.assay.reachability.vpc.Subnet;
import dev.assay.reachability.vpc.TransitGateway;
import dev.assay.reachability.vpc.TransitGatewayAttachment;
import dev.assay.reachability.vpc.TransitGatewayRouteTable;
import dev.assay.reachability.vpc.Vpc;
import dev.assay.reachability.vpc.VpcEndpoint;
import dev.assay.reachability.vpc.VpcPeeringConnection;
import dev.assay.reachability.vpc.VpnConnection;
import dev.assay.reachability.vpc.VpnGateway;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Applies changes and recomputes what they touch and nothing else: a rule its group's classes, an
/// ACL or a table its own, an interface itself and the groups that name one of its groups. What
/// shapes a VPC (subnets, gateways, connections, associations) evaluates that VPC anew.
final class ChangeEffect {
  private final World world;
  private final Map<String, VpcEvaluation> vpcs;
  private final Balancers balancers;
  private final Before before;
  private final Set<String> affected = new LinkedHashSet<>();

  ChangeEffect(World world, Map<String, VpcEvaluation> vpcs, Balancers balancers) {
    this.world = world;
    this.vpcs = vpcs;
    this.balancers = balancers;
    this.before = new Before(world, vpcs, balancers);
  }

  /// Exactly what is different now, in the order of the output.
  List<ExposureChange> differences() {
    return before.differences();
  }

  /// The same before it is written out.
  List<Before.Changed> changed() {
    return before.changed();
  }

  void apply(NetworkChange change) {
    Optional<Component> old = current(change);
    Optional<Component> now =
        change instanceof NetworkChange.Put(var component)
            ? Optional.of(component)
            : Optional.empty();
    if (old.equals(now)) {
      return;
    }
    affected.clear();
    switch (now.or(() -> old).orElseThrow()) {
      case SecurityGroup group -> group(group.id(), cast(SecurityGroup.class, old), change);
      case NetworkInterface one ->
          networkInterface(
              one.id(),
              cast(NetworkInterface.class, old),
              cast(NetworkInterface.class, now),
              change);
      case NetworkAcl acl ->
          acl(cast(NetworkAcl.class, old), cast(NetworkAcl.class, now), acl, change);
      case RouteTable table ->
          table(cast(RouteTable.class, old), cast(RouteTable.class, now), table, change);
      case PrefixList list -> prefixList(list.id(), change);
      case Instance instance -> instance(instance.id(), change);
      case LoadBalancer balancer -> world.apply(change);
      case Vpc vpc -> rebuild(withPeers(Set.of(vpc.id())), change);
      case Subnet subnet -> rebuild(vpcsOf(old, now), change);
      case InternetGateway gateway -> rebuild(vpcsOf(old, now), change);
      case VpnGateway gateway -> rebuild(vpcsOf(old, now), change);
      case VpcPeeringConnection peering -> rebuild(vpcsOf(old, now), change);
      case TransitGateway gateway -> rebuild(attached(), change);
      case TransitGatewayAttachment attachment ->
          rebuild(union(attached(), vpcsOf(old, now)), change);
      case TransitGatewayRouteTable table -> world.apply(change);
      case VpnConnection connection -> world.apply(change);
      case VpcEndpoint endpoint -> world.apply(change);
    }
    Set<String> again = balancers.restingOn(affected);
    if (now.or(() -> old).orElseThrow() instanceof LoadBalancer changed) {
      again.add(changed.arn());
    }
    for (String balancer : again) {
      before.noteBalancer(balancer);
      balancers.evaluate(balancer, vpcs);
    }
  }

  private Optional<Component> current(NetworkChange change) {
    return switch (change) {
      case NetworkChange.Put(var component) ->
          world.find(component.getClass(), component.id()).map(found -> found);
      case NetworkChange.Remove(var kind, var id) -> world.find(kind, id).map(found -> found);
    };
  }

  private static <T> Optional<T> cast(Class<T> kind, Optional<Component> component) {
    return component.map(kind::cast);
  }

  private void group(String id, Optional<SecurityGroup> old, NetworkChange change) {
    Optional<String> vpcBefore = old.map(SecurityGroup::vpc);
    vpcBefore.ifPresent(affected::add);
    world.apply(change);
    Set<String> changed = new LinkedHashSet<>(Set.of(id));
    if (!vpcBefore.equals(world.vpcOfGroup(id))) {
      changed.addAll(world.groupsNaming(id));
    }
    groupsChanged(changed, false);
  }

  /// @param haveOthers whether what they name has other members or entries
  private void groupsChanged(Set<String> groups, boolean haveOthers) {
    groups.forEach(group -> world.vpcOfGroup(group).ifPresent(affected::add));
    Set<String> using = new LinkedHashSet<>();
    groups.forEach(group -> using.addAll(world.groupUses().of(group)));
    for (String id : using) {
      var vpc = vpcs.get(id);
      if (vpc != null) {
        if (haveOthers) {
          vpc.namedChanged();
        }
        var recomputed = new Recomputed();
        groups.forEach(group -> vpc.groupChanged(group, recomputed));
        before.note(vpc, recomputed);
      }
    }
  }

  private void networkInterface(
      String id,
      Optional<NetworkInterface> old,
      Optional<NetworkInterface> now,
      NetworkChange change) {
    before.note(id);
    Stream.concat(old.stream(), now.stream()).map(NetworkInterface::vpc).forEach(affected::add);
    old.map(one -> vpcs.get(one.vpc())).ifPresent(vpc -> vpc.displace(id));
    world.apply(change);
    groupsChanged(namingGroupsOf(old, now), true);
    now.ifPresent(
        one -> vpcs.computeIfAbsent(one.vpc(), vpc -> new VpcEvaluation(world, vpc)).place(one));
  }

  /// Groups whose rules name a group that has other members, or members with other addresses.
  private Set<String> namingGroupsOf(
      Optional<NetworkInterface> old, Optional<NetworkInterface> now) {
    Set<String> groups = new LinkedHashSet<>();
    old.ifPresent(one -> groups.addAll(one.groups()));
    now.ifPresent(one -> groups.addAll(one.groups()));
    if (old.isPresent() && now.isPresent() && haveEqualAddresses(old.get(), now.get())) {
      groups.removeIf(
          group -> old.get().groups().contains(group) && now.get().groups().contains(group));
    }
    Set<String> naming = new LinkedHashSet<>();
    groups.forEach(group -> naming.addAll(world.groupsNaming(group)));
    return naming;
  }

  private static boolean haveEqualAddresses(NetworkInterface one, NetworkInterface other) {
    return World.addressesOf(one, AddressFamily.IPV4)
            .equals(World.addressesOf(other, AddressFamily.IPV4))
        && one.ipv6Addresses().equals(other.ipv6Addresses());
  }

  private void acl(
      Optional<NetworkAcl> old, Optional<NetworkAcl> now, NetworkAcl one, NetworkChange change) {
    boolean isSameShape =
        old.isPresent()
            && now.isPresent()
            && old.get().vpc().equals(now.get().vpc())
            && old.get().isDefault() == now.get().isDefault()
            && old.get().subnets().equals(now.get().subnets());
    var vpc = vpcs.get(one.vpc());
    if (!isSameShape || vpc == null || vpc.factors().isOfAttachment(one.id())) {
      rebuild(vpcsOf(old, now), change);
      return;
    }
    world.apply(change);
    affected.add(one.vpc());
    var recomputed = new Recomputed();
    vpc.aclChanged(one.id(), recomputed);
    before.note(vpc, recomputed);
  }

  private void table(
      Optional<RouteTable> old, Optional<RouteTable> now, RouteTable one, NetworkChange change) {
    boolean isSameShape =
        old.isPresent()
            && now.isPresent()
            && old.get().vpc().equals(now.get().vpc())
            && old.get().isMain() == now.get().isMain()
            && old.get().subnets().equals(now.get().subnets())
            && old.get().gateways().equals(now.get().gateways())
            && now.get().gateways().isEmpty();
    if (!isSameShape) {
      rebuild(vpcsOf(old, now), change);
      return;
    }
    world.apply(change);
    routesChanged(one);
  }

  private void routesChanged(RouteTable table) {
    affected.add(table.vpc());
    var vpc = vpcs.get(table.vpc());
    if (vpc != null) {
      var recomputed = new Recomputed();
      vpc.routesChanged(table.id(), recomputed);
      before.note(vpc, recomputed);
    }
  }

  private void prefixList(String id, NetworkChange change) {
    world.apply(change);
    for (RouteTable table : world.all(RouteTable.class)) {
      if (table.routes().stream()
          .anyMatch(route -> route.destination().equals(new Route.Destination.Listed(id)))) {
        routesChanged(table);
      }
    }
    groupsChanged(new LinkedHashSet<>(world.groupsNaming(id)), true);
  }

  private void instance(String id, NetworkChange change) {
    List<NetworkInterface> own = world.interfacesOfInstance(id);
    own.forEach(one -> before.note(one.id()));
    own.forEach(one -> affected.add(one.vpc()));
    world.apply(change);
    for (NetworkInterface one : own) {
      var vpc = vpcs.get(one.vpc());
      if (vpc != null) {
        vpc.displace(one.id());
        vpc.place(one);
      }
    }
  }

  private void rebuild(Set<String> ids, NetworkChange change) {
    for (String id : ids) {
      var vpc = vpcs.get(id);
      if (vpc != null) {
        vpc.interfaces().forEach(before::note);
      }
    }
    world.apply(change);
    for (String id : ids) {
      if (vpcs.containsKey(id)) {
        var anew = new VpcEvaluation(world, id);
        anew.evaluate();
        vpcs.put(id, anew);
      }
    }
    affected.addAll(ids);
  }

  private static Set<String> vpcsOf(
      Optional<? extends Component> old, Optional<? extends Component> now) {
    Set<String> ids = new LinkedHashSet<>();
    Stream.concat(old.stream(), now.stream()).forEach(component -> ids.addAll(vpcsOf(component)));
    return ids;
  }

  private static List<String> vpcsOf(Component component) {
    return switch (component) {
      case Subnet subnet -> List.of(subnet.vpc());
      case RouteTable table -> List.of(table.vpc());
      case NetworkAcl acl -> List.of(acl.vpc());
      case InternetGateway gateway -> gateway.vpcs();
      case VpnGateway gateway -> gateway.vpcs();
      case VpcPeeringConnection peering ->
          List.of(peering.requester().vpc(), peering.accepter().vpc());
      case TransitGatewayAttachment attachment -> List.of(attachment.resource());
      default -> List.of();
    };
  }

  private Set<String> withPeers(Set<String> ids) {
    Set<String> all = new LinkedHashSet<>(ids);
    for (VpcPeeringConnection peering : world.all(VpcPeeringConnection.class)) {
      for (String id : ids) {
        if (peering.joins(id)) {
          all.add(peering.otherSideOf(id).vpc());
        }
      }
    }
    return all;
  }

  private Set<String> attached() {
    Set<String> ids = new LinkedHashSet<>();
    for (TransitGatewayAttachment attachment : world.all(TransitGatewayAttachment.class)) {
      if (attachment.isOfVpc()) {
        ids.add(attachment.resource());
      }
    }
    return ids;
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> both = new LinkedHashSet<>(one);
    both.addAll(other);
    return both;
  }
}
