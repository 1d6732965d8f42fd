package dev.assay.reachability.oracle;

import java.util.List;

/// A network interface, or one that is assumed for a load balancer (rule L2).
///
/// `instanceId` is empty where no instance holds it, `zone` where none is known. `privates` has the
/// primary address first; `published` are those of them with a public address.
record Interface(
    String id,
    String description,
    String vpcId,
    String subnetId,
    String zone,
    String instanceId,
    boolean attached,
    boolean primary,
    List<String> groups,
    List<Ip> privates,
    List<Ip> published,
    List<Ip> sixes) {

  /// Rules A1 and A2: the addresses by which it can be asked through an edge.
  List<Ip> addresses(Edge edge, int version) {
    if (version == 6) {
      return sixes;
    }
    return edge.origin() == Origin.INTERNET ? published : privates;
  }

  /// The addresses it has inside its VPC.
  List<Ip> addresses(int version) {
    return version == 6 ? sixes : privates;
  }

  /// Rule L6: a network load balancer without groups admits everything and sends everything.
  boolean withoutGuard() {
    return description.startsWith("ELB net/") && groups.isEmpty();
  }
}
