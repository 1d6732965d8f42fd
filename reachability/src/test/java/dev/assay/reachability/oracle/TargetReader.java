package dev.assay.reachability.oracle;

import static dev.assay.reachability.oracle.NetworkReader.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.reachability.oracle.LoadBalancer.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what a target group, or a classic load balancer, sends to (rules L7 to L9).
final class TargetReader {

  private static final String GROUP_ATTRIBUTES = "elbv2-describe-target-group-attributes.json";
  private static final String CROSS_ZONE = "load_balancing.cross_zone.enabled";

  private final Documents documents;
  private final Network network;

  TargetReader(Documents documents, Network network) {
    this.documents = documents;
    this.network = network;
  }

  List<Target> of(String groupArn, JsonNode balancer) {
    List<Target> targets = new ArrayList<>();
    for (JsonNode group : documents.list("elbv2-describe-target-groups.json", "TargetGroups")) {
      if (text(group, "TargetGroupArn").equals(groupArn)) {
        boolean network = text(balancer, "Type").equals("network");
        boolean crossZone = network ? networkCrosses(balancer) : applicationCrosses(groupArn);
        for (JsonNode item : documents.listOf("elbv2-describe-target-health.json", groupArn)) {
          JsonNode target = item.path("Target");
          int port = target.path("Port").asInt(group.path("Port").asInt());
          found(group, text(target, "Id"))
              .ifPresent(
                  at ->
                      targets.add(
                          new Target(
                              groupArn,
                              at.one(),
                              at.address(),
                              port,
                              network && preserved(groupArn, group),
                              crossZone)));
        }
      }
    }
    return targets;
  }

  /// Whether anything is registered, also what no interface stands for.
  boolean hasAny(String groupArn) {
    return !documents.listOf("elbv2-describe-target-health.json", groupArn).isEmpty();
  }

  List<Target> ofClassic(JsonNode balancer, int port) {
    JsonNode attributes =
        documents
            .tree("elb-describe-load-balancer-attributes.json")
            .path(text(balancer, "LoadBalancerName"));
    boolean crossZone = attributes.path("CrossZoneLoadBalancing").path("Enabled").asBoolean(true);
    return NetworkReader.texts(balancer.path("Instances"), "InstanceId").stream()
        .flatMap(id -> primary(id, 4).stream())
        .map(at -> new Target("", at.one(), at.address(), port, false, crossZone))
        .toList();
  }

  private record Place(Interface one, Ip address) {}

  /// Rule L9.
  private Optional<Place> found(JsonNode group, String id) {
    return switch (text(group, "TargetType")) {
      case "instance" -> primary(id, text(group, "IpAddressType").equals("ipv6") ? 6 : 4);
      case "ip" -> Ip.parse(id).flatMap(ip -> holder(ip, text(group, "VpcId")));
      default -> Optional.empty();
    };
  }

  private Optional<Place> primary(String instanceId, int version) {
    return network.interfaces().stream()
        .filter(one -> one.instanceId().equals(instanceId) && one.primary())
        .findFirst()
        .flatMap(
            one ->
                one.addresses(version).stream()
                    .findFirst()
                    .map(address -> new Place(one, address)));
  }

  /// The interface that has the address: of the target group's VPC first.
  private Optional<Place> holder(Ip ip, String vpcId) {
    List<Interface> holders =
        network.interfaces().stream()
            .filter(one -> one.addresses(ip.version()).contains(ip))
            .toList();
    return holders.stream()
        .filter(one -> one.vpcId().equals(vpcId))
        .findFirst()
        .or(() -> holders.stream().findFirst())
        .map(one -> new Place(one, ip));
  }

  /// Rule L7.
  private boolean preserved(String groupArn, JsonNode group) {
    return attribute(GROUP_ATTRIBUTES, groupArn, "preserve_client_ip.enabled")
        .map(Boolean::parseBoolean)
        .orElse(
            switch (text(group, "Protocol")) {
              case "UDP", "TCP_UDP" -> true;
              default -> text(group, "TargetType").equals("instance");
            });
  }

  /// Rule L8, for application load balancers.
  private boolean applicationCrosses(String groupArn) {
    return !attribute(GROUP_ATTRIBUTES, groupArn, CROSS_ZONE).orElse("").equals("false");
  }

  /// Rule L8, for network load balancers.
  private boolean networkCrosses(JsonNode balancer) {
    return attribute(
            "elbv2-describe-load-balancer-attributes.json",
            text(balancer, "LoadBalancerArn"),
            CROSS_ZONE)
        .orElse("")
        .equals("true");
  }

  private Optional<String> attribute(String file, String id, String key) {
    return documents.listOf(file, id).stream()
        .filter(attribute -> text(attribute, "Key").equals(key))
        .map(attribute -> text(attribute, "Value"))
        .findFirst();
  }
}
