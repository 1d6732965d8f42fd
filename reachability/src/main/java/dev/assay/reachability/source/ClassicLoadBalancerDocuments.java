package dev.assay.reachability.source;

import dev.assay.reachability.Network;
import dev.assay.reachability.Protocol;
import dev.assay.reachability.vpc.Component;
import dev.assay.reachability.vpc.Listener;
import dev.assay.reachability.vpc.LoadBalancer;
import dev.assay.reachability.vpc.LoadBalancer.Kind;
import dev.assay.reachability.vpc.Subnet;
import dev.assay.reachability.vpc.TargetGroup;
import dev.assay.reachability.vpc.TargetGroup.Target;
import dev.assay.reachability.vpc.Vpc;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// `elb describe-load-balancers` and `-load-balancer-attributes`: classic load balancers.
final class ClassicLoadBalancerDocuments implements Documents {
  private final List<Described> balancers = new ArrayList<>();
  private final Map<String, Boolean> crossZone = new HashMap<>();

  /// A classic load balancer before its ARN and attributes are known.
  private record Described(
      String name,
      boolean isInternetFacing,
      String vpc,
      List<String> subnets,
      List<String> groups,
      List<Ports> ports,
      List<String> instances) {}

  private record Ports(int listener, int instance) {}

  @Override
  public Map<String, Reader> lists() {
    return Map.of("LoadBalancerDescriptions", this::balancer);
  }

  @Override
  public Map<String, EntryReader> maps() {
    return Map.of("elb-describe-load-balancer-attributes", this::attributes);
  }

  private void balancer(DescribedItem item) throws Unreadable {
    List<Ports> ports = new ArrayList<>();
    for (DescribedItem description : item.items("ListenerDescriptions")) {
      var listener = description.item("Listener");
      if (listener.isEmpty()) {
        throw description.wrong("Listener", "the field is missing");
      }
      ports.add(
          new Ports(
              listener.get().number("LoadBalancerPort"), listener.get().number("InstancePort")));
    }
    List<String> instances = new ArrayList<>();
    for (DescribedItem instance : item.items("Instances")) {
      instances.add(instance.required("InstanceId"));
    }
    balancers.add(
        new Described(
            item.required("LoadBalancerName"),
            item.text("Scheme").equals("internet-facing"),
            item.text("VPCId"),
            item.texts("Subnets"),
            item.texts("SecurityGroups"),
            ports,
            instances));
  }

  private void attributes(String name, DescribedItem item) throws Unreadable {
    var inner = item.item("LoadBalancerAttributes");
    var zones = (inner.isPresent() ? inner.get() : item).item("CrossZoneLoadBalancing");
    if (zones.isPresent()) {
      crossZone.put(name, zones.get().flag("Enabled"));
    }
  }

  @Override
  public void addAll(Documents other) {
    var next = (ClassicLoadBalancerDocuments) other;
    balancers.addAll(next.balancers);
    crossZone.putAll(next.crossZone);
  }

  @Override
  public Collection<? extends Component> components(Network others) {
    List<LoadBalancer> all = new ArrayList<>();
    for (Described balancer : balancers) {
      boolean crosses = crossZone.getOrDefault(balancer.name(), true);
      all.add(
          new LoadBalancer(
              arn(balancer, others),
              Kind.CLASSIC,
              "ELB " + balancer.name(),
              balancer.isInternetFacing(),
              false,
              balancer.vpc(),
              balancer.subnets(),
              balancer.groups(),
              crosses,
              listeners(balancer, crosses)));
    }
    return all;
  }

  /// Listeners of this kind speak TCP, whatever is in it.
  private static List<Listener> listeners(Described balancer, boolean crosses) {
    List<Listener> listeners = new ArrayList<>();
    for (Ports ports : balancer.ports()) {
      var targets =
          balancer.instances().stream()
              .map(instance -> new Target(instance, ports.instance(), ""))
              .toList();
      listeners.add(
          new Listener(
              "",
              ports.listener(),
              List.of(Protocol.TCP),
              List.of(new TargetGroup("", false, false, false, crosses, targets))));
    }
    return listeners;
  }

  /// As AWS writes ARNs of classic load balancers; region and account from what is around it.
  private static String arn(Described balancer, Network others) {
    String zone =
        balancer.subnets().stream()
            .flatMap(id -> others.find(Subnet.class, id).stream())
            .map(Subnet::zone)
            .filter(name -> !name.isEmpty())
            .findFirst()
            .orElse("");
    String region = zone.isEmpty() ? "" : zone.substring(0, zone.length() - 1);
    String owner = others.find(Vpc.class, balancer.vpc()).map(Vpc::owner).orElse("");
    return "arn:aws:elasticloadbalancing:%s:%s:loadbalancer/%s"
        .formatted(region, owner, balancer.name());
  }
}
