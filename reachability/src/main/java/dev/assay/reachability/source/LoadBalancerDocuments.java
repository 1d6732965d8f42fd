package dev.assay.reachability.source;

import dev.assay.reachability.Network;
import dev.assay.reachability.Protocol;
import dev.assay.reachability.vpc.Component;
import dev.assay.reachability.vpc.Listener;
import dev.assay.reachability.vpc.LoadBalancer;
import dev.assay.reachability.vpc.LoadBalancer.Kind;
import dev.assay.reachability.vpc.TargetGroup;
import dev.assay.reachability.vpc.TargetGroup.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `elbv2 describe-load-balancers`, `-listeners`, `-rules`, `-target-groups`, `-target-health`,
/// `-target-group-attributes`, `-load-balancer-attributes`. They are joined once all are read.
final class LoadBalancerDocuments implements Documents {
  private static final String CROSS_ZONE = "load_balancing.cross_zone.enabled";

  private final List<LoadBalancer> balancers = new ArrayList<>();
  private final Map<String, DescribedListener> listeners = new LinkedHashMap<>();
  private final Map<String, List<String>> forwardsOfRules = new HashMap<>();
  private final Map<String, DescribedGroup> groups = new HashMap<>();
  private final Map<String, List<Target>> targets = new HashMap<>();
  private final Map<String, Map<String, String>> attributes = new HashMap<>();

  /// A listener before its target groups are known.
  private record DescribedListener(
      String arn, String balancer, int port, List<Protocol> protocols, List<String> groups) {}

  /// A target group before its attributes and targets are known.
  private record DescribedGroup(String protocol, String targetType, boolean isIpv6) {
    /// What AWS does where the attribute was never set (client IP preservation, NLB guide).
    boolean preservesByDefault() {
      return switch (protocol) {
        case "UDP", "TCP_UDP", "QUIC", "TCP_QUIC" -> true;
        default -> targetType.equals("instance");
      };
    }
  }

  @Override
  public Map<String, Reader> lists() {
    return Map.of(
        "LoadBalancers",
        this::balancer,
        "Listeners",
        this::listener,
        "LoadBalancerListeners",
        item -> readAll(item, "Listeners", this::listener),
        "Rules",
        this::rule,
        "TargetGroups",
        this::targetGroup,
        "LoadBalancerTargetHealth",
        item -> health(item.required("TargetGroupArn"), item.items("TargetHealthDescriptions")),
        "LoadBalancerAttributes",
        item -> attributes(item.required("LoadBalancerArn"), item.items("Attributes")),
        "TargetGroupAttributes",
        item -> attributes(item.required("TargetGroupArn"), item.items("Attributes")));
  }

  @Override
  public Map<String, EntryReader> maps() {
    return Map.of(
        "elbv2-describe-target-health", (arn, item) -> health(arn, item.elements()),
        "elbv2-describe-target-group-attributes", (arn, item) -> attributes(arn, item.elements()),
        "elbv2-describe-load-balancer-attributes", (arn, item) -> attributes(arn, item.elements()));
  }

  private static void readAll(DescribedItem item, String field, Reader reader) throws Unreadable {
    for (DescribedItem one : item.items(field)) {
      reader.read(one);
    }
  }

  private void balancer(DescribedItem item) throws Unreadable {
    String arn = item.required("LoadBalancerArn");
    Kind kind =
        switch (item.required("Type")) {
          case "application" -> Kind.APPLICATION;
          case "network" -> Kind.NETWORK;
          case "gateway" -> Kind.GATEWAY;
          default -> throw item.wrong("Type", "expected application, network or gateway");
        };
    List<String> subnets = new ArrayList<>();
    for (DescribedItem zone : item.items("AvailabilityZones")) {
      if (zone.has("SubnetId")) {
        subnets.add(zone.required("SubnetId"));
      }
    }
    balancers.add(
        new LoadBalancer(
            arn,
            kind,
            "ELB " + arn.substring(arn.indexOf("loadbalancer/") < 0 ? 0 : arn.indexOf('/') + 1),
            item.text("Scheme").equals("internet-facing"),
            item.text("IpAddressType").startsWith("dualstack"),
            item.text("VpcId"),
            subnets,
            item.texts("SecurityGroups"),
            kind == Kind.APPLICATION,
            List.of()));
  }

  private void listener(DescribedItem item) throws Unreadable {
    String arn = item.required("ListenerArn");
    var protocols = protocols(item.required("Protocol"));
    if (protocols.isEmpty()) {
      return;
    }
    listeners.put(
        arn,
        new DescribedListener(
            arn,
            item.required("LoadBalancerArn"),
            item.number("Port"),
            protocols,
            forwards(item, "DefaultActions")));
  }

  /// The transport below a listener's protocol; none where no TCP or UDP port listens.
  private static List<Protocol> protocols(String name) {
    return switch (name) {
      case "HTTP", "HTTPS", "TCP", "TLS" -> List.of(Protocol.TCP);
      case "UDP", "QUIC" -> List.of(Protocol.UDP);
      case "TCP_UDP", "TCP_QUIC" -> List.of(Protocol.TCP, Protocol.UDP);
      default -> List.of();
    };
  }

  /// A rule's ARN holds its listener's: `…:listener-rule/app/NAME/LB/LISTENER/RULE`.
  private void rule(DescribedItem item) throws Unreadable {
    String arn = item.required("RuleArn");
    int end = arn.lastIndexOf('/');
    if (!arn.contains(":listener-rule/") || end < 0) {
      throw item.wrong("RuleArn", "expected the ARN of a listener rule");
    }
    forwardsOfRules
        .computeIfAbsent(
            arn.substring(0, end).replace(":listener-rule/", ":listener/"), id -> new ArrayList<>())
        .addAll(forwards(item, "Actions"));
  }

  private static List<String> forwards(DescribedItem item, String field) throws Unreadable {
    List<String> groups = new ArrayList<>();
    for (DescribedItem action : item.items(field)) {
      if (!action.text("Type").equals("forward")) {
        continue;
      }
      var config = action.item("ForwardConfig");
      if (config.isPresent() && config.get().has("TargetGroups")) {
        for (DescribedItem group : config.get().items("TargetGroups")) {
          if (group.number("Weight", 1) > 0) {
            groups.add(group.required("TargetGroupArn"));
          }
        }
      } else if (action.has("TargetGroupArn")) {
        groups.add(action.required("TargetGroupArn"));
      }
    }
    return groups;
  }

  private void targetGroup(DescribedItem item) throws Unreadable {
    groups.put(
        item.required("TargetGroupArn"),
        new DescribedGroup(
            item.text("Protocol"),
            item.text("TargetType"),
            item.text("IpAddressType").equals("ipv6")));
  }

  private void health(String group, List<DescribedItem> descriptions) throws Unreadable {
    List<Target> read = new ArrayList<>();
    for (DescribedItem description : descriptions) {
      var target = description.item("Target");
      if (target.isEmpty()) {
        throw description.wrong("Target", "the field is missing");
      }
      // A function has no port and is no part of a network.
      if (!target.get().has("Port")) {
        continue;
      }
      int port = target.get().number("Port");
      if (port < 1 || port > 65_535) {
        throw target.get().wrong("Port", "a port lies between 1 and 65535");
      }
      var health = description.item("TargetHealth");
      read.add(
          new Target(
              target.get().required("Id"),
              port,
              health.isPresent() ? health.get().text("State") : ""));
    }
    targets.put(group, read);
  }

  private void attributes(String arn, List<DescribedItem> items) throws Unreadable {
    Map<String, String> read = attributes.computeIfAbsent(arn, id -> new HashMap<>());
    for (DescribedItem item : items) {
      read.put(item.required("Key"), item.text("Value"));
    }
  }

  @Override
  public void addAll(Documents other) {
    var next = (LoadBalancerDocuments) other;
    balancers.addAll(next.balancers);
    listeners.putAll(next.listeners);
    next.forwardsOfRules.forEach(
        (listener, forwards) ->
            forwardsOfRules.computeIfAbsent(listener, arn -> new ArrayList<>()).addAll(forwards));
    groups.putAll(next.groups);
    targets.putAll(next.targets);
    next.attributes.forEach(
        (arn, read) -> attributes.computeIfAbsent(arn, id -> new HashMap<>()).putAll(read));
  }

  @Override
  public Collection<? extends Component> components(Network others) {
    List<LoadBalancer> all = new ArrayList<>();
    for (LoadBalancer balancer : balancers) {
      boolean crosses = crossesZones(balancer.arn(), balancer.crossesZones());
      List<Listener> own = new ArrayList<>();
      for (DescribedListener listener : listeners.values()) {
        if (listener.balancer().equals(balancer.arn())) {
          own.add(joined(listener, balancer.kind(), crosses));
        }
      }
      all.add(balancer.with(crosses, own));
    }
    return all;
  }

  private Listener joined(DescribedListener listener, Kind kind, boolean crossesZones) {
    List<TargetGroup> own = new ArrayList<>();
    Set<String> arns = new LinkedHashSet<>(listener.groups());
    arns.addAll(forwardsOfRules.getOrDefault(listener.arn(), List.of()));
    for (String arn : arns) {
      var group = groups.getOrDefault(arn, new DescribedGroup("", "", false));
      String preserve =
          attributes.getOrDefault(arn, Map.of()).getOrDefault("preserve_client_ip.enabled", "");
      boolean isNetwork = kind == Kind.NETWORK;
      own.add(
          new TargetGroup(
              arn,
              group.isIpv6(),
              isNetwork
                  && (preserve.isEmpty() ? group.preservesByDefault() : preserve.equals("true")),
              isNetwork && preserve.isEmpty(),
              crossesZones(arn, crossesZones),
              targets.getOrDefault(arn, List.of())));
    }
    return new Listener(listener.arn(), listener.port(), listener.protocols(), own);
  }

  private boolean crossesZones(String arn, boolean otherwise) {
    String value = attributes.getOrDefault(arn, Map.of()).getOrDefault(CROSS_ZONE, "");
    return value.equals("true") || (!value.equals("false") && otherwise);
  }
}
