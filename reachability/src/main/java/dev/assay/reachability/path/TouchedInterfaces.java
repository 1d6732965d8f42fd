package dev.assay.reachability.path;

import dev.assay.reachability.RemedyEdit;
import dev.assay.reachability.RemedyEdit.DenyEntry;
import dev.assay.reachability.RemedyEdit.NarrowRule;
import dev.assay.reachability.RemedyEdit.RemoveRoute;
import dev.assay.reachability.RemedyEdit.RemoveRule;
import dev.assay.reachability.RemedyEdit.UnassignAddress;
import dev.assay.reachability.vpc.NetworkInterface;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whose traffic inside the network edits may touch. An ingress rule is asked where a request
/// arrives; ACLs and routes also for requests that leave and for their replies. Public addresses
/// and load balancers are no part of that traffic (rule W8).
final class TouchedInterfaces {
  private final World world;
  private final Set<String> groups = new HashSet<>();
  private final Set<String> acls = new HashSet<>();
  private final Set<String> tables = new HashSet<>();
  private final Set<String> interfaces = new HashSet<>();

  private TouchedInterfaces(World world) {
    this.world = world;
  }

  static TouchedInterfaces by(List<PlannedEdit> edits, World world) {
    var touched = new TouchedInterfaces(world);
    edits.forEach(planned -> touched.add(planned.edit()));
    return touched;
  }

  private void add(RemedyEdit edit) {
    switch (edit) {
      case RemoveRule remove -> groups.add(remove.rule().group());
      case NarrowRule narrow -> groups.add(narrow.rule().group());
      case DenyEntry deny -> acls.add(deny.acl());
      case RemoveRoute route -> tables.add(route.table());
      case UnassignAddress address -> interfaces.add(address.networkInterface());
      case RemedyEdit.DisassociateAddress _,
          RemedyEdit.RemoveListener _,
          RemedyEdit.DeregisterTarget _ -> {}
    }
  }

  boolean receives(NetworkInterface one) {
    return one.groups().stream().anyMatch(groups::contains) || sends(one);
  }

  boolean sends(NetworkInterface one) {
    var subnet = world.subnetOf(one);
    return interfaces.contains(one.id())
        || acls.contains(world.aclOf(subnet))
        || tables.contains(world.tableOf(subnet));
  }
}
