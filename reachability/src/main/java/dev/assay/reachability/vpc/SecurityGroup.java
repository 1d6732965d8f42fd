package dev.assay.reachability.vpc;

import java.util.List;
import java.util.stream.Stream;

/// A security group.
///
/// @param owner account id; empty where unknown
public record SecurityGroup(
    String id,
    String vpc,
    String owner,
    List<SecurityGroupRule> ingress,
    List<SecurityGroupRule> egress)
    implements Component {
  public SecurityGroup {
    ingress = List.copyOf(ingress);
    egress = List.copyOf(egress);
  }

  /// The rules of both directions.
  public List<SecurityGroupRule> rules() {
    return Stream.concat(ingress.stream(), egress.stream()).toList();
  }
}
