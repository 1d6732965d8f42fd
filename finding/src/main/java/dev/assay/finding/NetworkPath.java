package dev.assay.finding;

import java.util.ArrayList;
import java.util.List;

/// The way from outside a VPC to an instance, by the components on it.
///
/// @param loadBalancer ARN of the load balancer in between; empty where there is none
/// @param acl network ACL of the interface's subnet
/// @param groups security groups that let the traffic in
public record NetworkPath(
    Edge edge,
    String loadBalancer,
    String acl,
    List<String> groups,
    String networkInterface,
    String instance) {
  /// The model's longest list of steps.
  private static final int MOST_STEPS = 30;

  public NetworkPath {
    groups = List.copyOf(groups);
  }

  /// Where a VPC can be entered.
  public record Edge(EdgeType type, String id) {}

  /// A kind of edge, in CloudFormation's words and in those of a finding's title.
  public enum EdgeType {
    INTERNET_GATEWAY("InternetGateway", "an Internet Gateway"),
    VPC_PEERING_CONNECTION("VPCPeeringConnection", "a VPC Peering Connection"),
    VPN_GATEWAY("VPNGateway", "a Virtual Private Gateway"),
    TRANSIT_GATEWAY("TransitGateway", "a Transit Gateway");

    private final String type;
    private final String words;

    EdgeType(String type, String words) {
      this.type = type;
      this.words = words;
    }

    /// As a finding's description names it, such as `InternetGateway`.
    public String type() {
      return type;
    }

    /// As a finding's title names it.
    String words() {
      return words;
    }
  }

  /// One component of the path.
  ///
  /// @param componentType such as `AWS::EC2::NetworkAcl`
  public record Step(String componentId, String componentType) {}

  /// The components in the order in which a packet meets them: those that Amazon Inspector names,
  /// and the load balancer.
  public List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step(edge.id(), "AWS::EC2::" + edge.type().type()));
    if (!loadBalancer.isEmpty()) {
      steps.add(new Step(loadBalancer, loadBalancerType()));
    }
    if (!acl.isEmpty()) {
      steps.add(new Step(acl, "AWS::EC2::NetworkAcl"));
    }
    groups.stream()
        .limit(MOST_STEPS - steps.size() - 2L)
        .forEach(group -> steps.add(new Step(group, "AWS::EC2::SecurityGroup")));
    steps.add(new Step(networkInterface, "AWS::EC2::NetworkInterface"));
    steps.add(new Step(instance, "AWS::EC2::Instance"));
    return List.copyOf(steps);
  }

  /// ARNs of application and network load balancers have one more word than those of classic ones
  /// (Elastic Load Balancing, "Resource types defined").
  private String loadBalancerType() {
    boolean isClassic =
        loadBalancer.split(":loadbalancer/", -1).length < 2
            || !loadBalancer.split(":loadbalancer/", -1)[1].contains("/");
    return isClassic
        ? "AWS::ElasticLoadBalancing::LoadBalancer"
        : "AWS::ElasticLoadBalancingV2::LoadBalancer";
  }
}
