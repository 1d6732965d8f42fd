package dev.assay.reachability.oracle;

import static dev.assay.reachability.oracle.NetworkReader.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.reachability.oracle.LoadBalancer.Listener;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads load balancers and what they lead to (rules L2, L3 and L7 to L9).
final class LoadBalancerReader {

  private final Documents documents;
  private final Network network;
  private final AssumedInterfaces assumed;
  private final TargetReader targets;

  LoadBalancerReader(Documents documents, Network network, Cells cells) {
    this.documents = documents;
    this.network = network;
    this.assumed = new AssumedInterfaces(network, cells);
    this.targets = new TargetReader(documents, network);
  }

  List<LoadBalancer> read() {
    Stream<LoadBalancer> current =
        documents.list("elbv2-describe-load-balancers.json", "LoadBalancers").stream()
            .filter(balancer -> !text(balancer, "Type").equals("gateway"))
            .map(this::balancer);
    Stream<LoadBalancer> classic =
        documents.list("elb-describe-load-balancers.json", "LoadBalancerDescriptions").stream()
            .map(this::classic);
    return Stream.concat(current, classic).toList();
  }

  private LoadBalancer balancer(JsonNode balancer) {
    String arn = text(balancer, "LoadBalancerArn");
    String description = "ELB " + arn.substring(arn.indexOf(":loadbalancer/") + 14);
    List<Interface> interfaces = described(description, text(balancer, "VpcId"));
    List<Listener> listeners = new ArrayList<>();
    for (JsonNode listener : documents.list("elbv2-describe-listeners.json", "Listeners")) {
      if (text(listener, "LoadBalancerArn").equals(arn)) {
        List<String> groups = groupsOf(listener);
        listeners.add(
            new Listener(
                listener.path("Port").asInt(),
                transports(text(listener, "Protocol")),
                groups.stream().flatMap(group -> targets.of(group, balancer).stream()).toList(),
                groups.stream().anyMatch(targets::hasAny)));
      }
    }
    return new LoadBalancer(
        arn,
        false,
        text(balancer, "VpcId"),
        interfaces.isEmpty() ? assumed.of(balancer, description) : interfaces,
        listeners);
  }

  private List<Interface> described(String description, String vpcId) {
    return network.interfaces().stream()
        .filter(one -> one.description().equals(description) && one.vpcId().equals(vpcId))
        .sorted(Comparator.comparing(Interface::id))
        .toList();
  }

  private static List<Transport> transports(String protocol) {
    return switch (protocol) {
      case "UDP" -> List.of(Transport.UDP);
      case "TCP_UDP" -> List.of(Transport.TCP, Transport.UDP);
      default -> List.of(Transport.TCP);
    };
  }

  /// Rule L3: the target groups of the default actions and of the rules.
  private List<String> groupsOf(JsonNode listener) {
    List<String> groups = new ArrayList<>(forwarded(listener.path("DefaultActions")));
    String rules = text(listener, "ListenerArn").replace(":listener/", ":listener-rule/") + "/";
    for (JsonNode rule : documents.list("elbv2-describe-rules.json", "Rules")) {
      if (text(rule, "RuleArn").startsWith(rules)) {
        groups.addAll(forwarded(rule.path("Actions")));
      }
    }
    return groups.stream().distinct().toList();
  }

  private static List<String> forwarded(JsonNode actions) {
    List<String> groups = new ArrayList<>();
    for (JsonNode action : Documents.items(actions)) {
      if (text(action, "Type").equals("forward")) {
        JsonNode weighted = action.path("ForwardConfig").path("TargetGroups");
        for (JsonNode group : Documents.items(weighted)) {
          if (group.path("Weight").asInt(1) != 0) {
            groups.add(text(group, "TargetGroupArn"));
          }
        }
        if (weighted.isEmpty() && action.has("TargetGroupArn")) {
          groups.add(text(action, "TargetGroupArn"));
        }
      }
    }
    return groups;
  }

  private LoadBalancer classic(JsonNode balancer) {
    String name = text(balancer, "LoadBalancerName");
    List<Interface> interfaces = described("ELB " + name, text(balancer, "VPCId"));
    List<Listener> listeners = new ArrayList<>();
    for (JsonNode item : Documents.items(balancer.path("ListenerDescriptions"))) {
      JsonNode listener = item.path("Listener");
      listeners.add(
          new Listener(
              listener.path("LoadBalancerPort").asInt(),
              List.of(Transport.TCP),
              targets.ofClassic(balancer, listener.path("InstancePort").asInt()),
              !balancer.path("Instances").isEmpty()));
    }
    return new LoadBalancer(
        classicArn(balancer, name),
        true,
        text(balancer, "VPCId"),
        interfaces.isEmpty() ? assumed.ofClassic(balancer, "ELB " + name) : interfaces,
        listeners);
  }

  /// Classic load balancers have no ARN of their own in the documents.
  private String classicArn(JsonNode balancer, String name) {
    String region =
        Documents.items(balancer.path("Subnets")).stream()
            .flatMap(id -> Optional.ofNullable(network.subnets().get(id.asText())).stream())
            .map(Subnet::zone)
            .filter(zone -> !zone.isEmpty())
            .findFirst()
            .map(zone -> zone.substring(0, zone.length() - 1))
            .orElse("");
    String account =
        Optional.ofNullable(network.vpcs().get(text(balancer, "VPCId"))).map(Vpc::owner).orElse("");
    return "arn:aws:elasticloadbalancing:" + region + ":" + account + ":loadbalancer/" + name;
  }
}
