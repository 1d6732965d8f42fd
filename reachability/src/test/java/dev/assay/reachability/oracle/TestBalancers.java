package dev.assay.reachability.oracle;

import static dev.assay.reachability.oracle.DocumentStore.words;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Writes load balancers. They are named as AWS names them, `app/web/1` or `net/web/1`; a classic
/// one by its bare name.
public final class TestBalancers {

  private static final String ARN =
      "arn:aws:elasticloadbalancing:" + DocumentStore.REGION + ":" + DocumentStore.ACCOUNT + ":";

  private final DocumentStore store;

  TestBalancers(DocumentStore store) {
    this.store = store;
  }

  public static String arn(String name) {
    return ARN + "loadbalancer/" + name;
  }

  private static String listenerArn(String name, int port) {
    return ARN + "listener/" + name + "/" + port;
  }

  private static String targetGroupArn(String name) {
    return ARN + "targetgroup/" + name + "/1";
  }

  /// A load balancer that is `internet-facing` or `internal`, for IPv4.
  public TestBalancers balancer(
      String name, String scheme, String vpcId, String groups, String subnets) {
    ObjectNode balancer =
        store.add(
            "elbv2-describe-load-balancers.json", "LoadBalancers", "LoadBalancerArn", arn(name));
    balancer.put("LoadBalancerName", words(name.replace('/', ' ')).get(1));
    balancer.put("Type", name.startsWith("app/") ? "application" : "network");
    balancer.put("Scheme", scheme).put("VpcId", vpcId).put("IpAddressType", "ipv4");
    balancer.putObject("State").put("Code", "active");
    ArrayNode zones = balancer.putArray("AvailabilityZones");
    for (String subnet : words(subnets)) {
      ObjectNode zone = zones.addObject().put("SubnetId", subnet);
      if (store.has(subnet)) {
        zone.set("ZoneName", store.object(subnet).path("AvailabilityZone"));
      }
    }
    ArrayNode list = balancer.putArray("SecurityGroups");
    words(groups).forEach(list::add);
    store.alias(name, balancer);
    return this;
  }

  /// Gives it IPv6 addresses as well.
  public TestBalancers dualStack(String name) {
    store.object(name).put("IpAddressType", "dualstack");
    return this;
  }

  /// An interface of a load balancer, classic ones included.
  public TestBalancers interfaceOf(
      String name, String id, String subnetId, String groups, String... addresses) {
    ObjectNode one =
        new TestNetworkInterface(store).write(id, subnetId, groups, List.of(addresses));
    one.put("Description", "ELB " + name).put("RequesterManaged", true);
    one.putObject("Attachment").put("InstanceOwnerId", "amazon-elb").put("Status", "attached");
    return this;
  }

  /// A listener; `targets` are target groups, `web` or `web:0` with a weight, or nothing for a
  /// fixed response.
  public TestBalancers listener(String name, int port, String protocol, String targets) {
    ObjectNode listener =
        store.add(
            "elbv2-describe-listeners.json", "Listeners", "ListenerArn", listenerArn(name, port));
    listener.put("LoadBalancerArn", arn(name)).put("Port", port).put("Protocol", protocol);
    action(listener.putArray("DefaultActions"), targets);
    return this;
  }

  /// One more rule of a listener.
  public TestBalancers rule(String name, int port, int priority, String targets) {
    String id = ARN + "listener-rule/" + name + "/" + port + "/" + priority;
    ObjectNode rule = store.add("elbv2-describe-rules.json", "Rules", "RuleArn", id);
    rule.put("Priority", String.valueOf(priority)).put("IsDefault", false);
    action(rule.putArray("Actions"), targets);
    return this;
  }

  private static void action(ArrayNode actions, String targets) {
    ObjectNode action = actions.addObject();
    List<String> groups = words(targets);
    if (groups.isEmpty()) {
      action
          .put("Type", "fixed-response")
          .putObject("FixedResponseConfig")
          .put("StatusCode", "404");
      return;
    }
    action.put("Type", "forward");
    if (groups.size() == 1 && groups.getFirst().indexOf(':') < 0) {
      action.put("TargetGroupArn", targetGroupArn(groups.getFirst()));
    }
    ArrayNode list = action.putObject("ForwardConfig").putArray("TargetGroups");
    for (String group : groups) {
      String[] weighted = group.split(":", -1);
      list.addObject()
          .put("TargetGroupArn", targetGroupArn(weighted[0]))
          .put("Weight", weighted.length > 1 ? Integer.parseInt(weighted[1]) : 1);
    }
  }

  /// A target group of `instance` or `ip` targets: `i-a 8080`, `10.0.0.5 8080`.
  public TestBalancers targets(
      String name, String vpcId, String protocol, String type, String... targets) {
    ObjectNode group =
        store.add(
            "elbv2-describe-target-groups.json",
            "TargetGroups",
            "TargetGroupArn",
            targetGroupArn(name));
    group.put("TargetGroupName", name).put("Protocol", protocol).put("Port", 80);
    group.put("VpcId", vpcId).put("TargetType", type).put("IpAddressType", "ipv4");
    ArrayNode health =
        store.file("elbv2-describe-target-health.json").putArray(targetGroupArn(name));
    for (String target : targets) {
      ObjectNode description = health.addObject();
      description
          .putObject("Target")
          .put("Id", words(target).getFirst())
          .put("Port", Integer.parseInt(words(target).get(1)));
      description.putObject("TargetHealth").put("State", "healthy");
    }
    store.alias("tg " + name, group);
    return this;
  }

  /// Makes all targets of a group unhealthy.
  public TestBalancers unhealthy(String name) {
    for (JsonNode target :
        store.file("elbv2-describe-target-health.json").path(targetGroupArn(name))) {
      ((ObjectNode) target.path("TargetHealth")).put("State", "unhealthy");
    }
    return this;
  }

  /// Makes a target group one of IPv6 addresses.
  public TestBalancers six(String name) {
    store.object("tg " + name).put("IpAddressType", "ipv6");
    return this;
  }

  public TestBalancers targetsAttribute(String name, String key, String value) {
    attribute("elbv2-describe-target-group-attributes.json", targetGroupArn(name), key, value);
    return this;
  }

  public TestBalancers balancerAttribute(String name, String key, String value) {
    attribute("elbv2-describe-load-balancer-attributes.json", arn(name), key, value);
    return this;
  }

  private void attribute(String file, String id, String key, String value) {
    store.file(file).withArrayProperty(id).addObject().put("Key", key).put("Value", value);
  }

  /// A classic load balancer; listeners are `80 8080`, from its port to the instances'.
  public TestBalancers classic(
      String name, String scheme, String vpcId, String groups, String subnets) {
    ObjectNode balancer =
        store.add(
            "elb-describe-load-balancers.json",
            "LoadBalancerDescriptions",
            "LoadBalancerName",
            name);
    balancer.put("Scheme", scheme).put("VPCId", vpcId);
    ArrayNode subnetList = balancer.putArray("Subnets");
    words(subnets).forEach(subnetList::add);
    ArrayNode groupList = balancer.putArray("SecurityGroups");
    words(groups).forEach(groupList::add);
    balancer.putArray("ListenerDescriptions");
    balancer.putArray("Instances");
    return this;
  }

  public TestBalancers classicListener(String name, int port, int instancePort) {
    store
        .object(name)
        .withArrayProperty("ListenerDescriptions")
        .addObject()
        .putObject("Listener")
        .put("Protocol", "TCP")
        .put("LoadBalancerPort", port)
        .put("InstanceProtocol", "TCP")
        .put("InstancePort", instancePort);
    return this;
  }

  public TestBalancers classicInstance(String name, String instanceId) {
    store.object(name).withArrayProperty("Instances").addObject().put("InstanceId", instanceId);
    return this;
  }

  public TestBalancers classicCrossZone(String name, boolean enabled) {
    store
        .file("elb-describe-load-balancer-attributes.json")
        .putObject(name)
        .putObject("CrossZoneLoadBalancing")
        .put("Enabled", enabled);
    return this;
  }
}
