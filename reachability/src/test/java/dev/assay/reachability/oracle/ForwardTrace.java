package dev.assay.reachability.oracle;

import dev.assay.reachability.oracle.LoadBalancer.Listener;
import dev.assay.reachability.oracle.LoadBalancer.Target;
import dev.assay.reachability.oracle.PacketAnswer.AdmittingRule;
import dev.assay.reachability.oracle.PacketAnswer.Blocker;
import dev.assay.reachability.oracle.PacketAnswer.Forwarded;
import dev.assay.reachability.oracle.PacketAnswer.Forwarding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One packet through one listener: every interface of the load balancer, every registration and
/// every address that the target may see is tried by itself.
final class ForwardTrace {

  private final Network network;
  private final Filters filters;
  private final List<Integer> clientPorts;
  private final LoadBalancer balancer;
  private final Edge edge;
  private final Interface one;
  private final Ip client;
  private final PacketQuestion question;

  ForwardTrace(
      Network network,
      List<Integer> clientPorts,
      LoadBalancer balancer,
      Edge edge,
      Interface one,
      Ip client,
      PacketQuestion question) {
    this.network = network;
    this.filters = new Filters(network);
    this.clientPorts = clientPorts;
    this.balancer = balancer;
    this.edge = edge;
    this.one = one;
    this.client = client;
    this.question = question;
  }

  /// One try: what stops it, and the second leg's rules where nothing does.
  private record Try(PacketAnswer first, List<Blocker> blockers, Optional<Forwarding> passing) {}

  PacketAnswer answer() {
    List<Try> tries = balancer.interfaces().stream().flatMap(this::tries).toList();
    List<Forwarded> open = new ArrayList<>();
    for (Try one : tries) {
      if (one.first() instanceof PacketAnswer.Allowed(var witness)) {
        one.passing().ifPresent(passing -> open.add(new Forwarded(witness, passing)));
      }
    }
    // A way whose verdict is known comes before one through an appliance.
    Optional<Forwarded> shown =
        open.stream()
            .filter(forwarded -> forwarded.node().appliance().isEmpty())
            .findFirst()
            .or(() -> open.stream().findFirst());
    return shown.isPresent()
        ? shown.get()
        : new PacketAnswer.Stopped(
            tries.stream()
                .map(Try::blockers)
                .min(Comparator.comparingInt(List::size))
                .orElse(List.of(new Blocker("UNKNOWN_RESOURCE", balancer.via(), ""))));
  }

  private Stream<Try> tries(Interface front) {
    PacketAnswer first =
        new Trace(
                network,
                clientPorts,
                front,
                edge,
                client,
                new PacketQuestion(
                    question.edgeId(),
                    question.source(),
                    question.transport(),
                    question.listenerPort(),
                    front.id()))
            .answer();
    List<Blocker> before = first instanceof PacketAnswer.Stopped(var all) ? all : List.of();
    List<Target> targets =
        listeners().stream()
            .flatMap(listener -> listener.targets().stream())
            .filter(target -> target.one().equals(one) && target.port() == question.port())
            .toList();
    if (targets.isEmpty()) {
      return Stream.of(new Try(first, both(before, List.of(notSentOn())), Optional.empty()));
    }
    return targets.stream()
        .flatMap(
            target ->
                senders(front, target)
                    .map(
                        sender -> {
                          List<Blocker> after = after(front, target, sender);
                          return new Try(
                              first,
                              both(before, after),
                              after.isEmpty()
                                  ? Optional.of(passing(front, target, sender.get()))
                                  : Optional.empty());
                        }));
  }

  private static List<Blocker> both(List<Blocker> before, List<Blocker> after) {
    return Stream.concat(before.stream(), after.stream()).toList();
  }

  private List<Listener> listeners() {
    return balancer.listeners().stream()
        .filter(listener -> listener.port() == question.listenerPort())
        .filter(listener -> listener.transports().contains(question.transport()))
        .toList();
  }

  private Blocker notSentOn() {
    if (listeners().isEmpty()) {
      return new Blocker(
          balancer.classic() ? "ELB_LISTENERS_MISMATCH" : "ELBV2_LISTENERS_MISMATCH",
          balancer.via(),
          "");
    }
    if (listeners().stream().noneMatch(Listener::registered)) {
      return new Blocker("ELBV2_LISTENER_HAS_NO_TG", balancer.via(), "");
    }
    boolean elsewhere =
        listeners().stream()
            .flatMap(listener -> listener.targets().stream())
            .anyMatch(target -> target.one().equals(one));
    return new Blocker(
        elsewhere ? "TARGET_PORT_RESTRICTION" : "TARGET_ADDRESS_RESTRICTION", one.id(), "");
  }

  private boolean keeps(Target target) {
    return target.preserved() && client.version() == target.address().version();
  }

  /// Whom the target may see, the lowest address first; nobody where the load balancer has no
  /// address of the family.
  private Stream<Optional<Ip>> senders(Interface front, Target target) {
    if (keeps(target)) {
      return Stream.of(Optional.of(client));
    }
    List<Ip> own = front.addresses(target.address().version()).stream().sorted().toList();
    return own.isEmpty() ? Stream.of(Optional.empty()) : own.stream().map(Optional::of);
  }

  private List<Blocker> after(Interface front, Target target, Optional<Ip> sender) {
    List<Blocker> blockers = new ArrayList<>();
    // A subnet that is not in the data has no zone that is known.
    boolean known =
        network.subnets().containsKey(front.subnetId())
            && network.subnets().containsKey(one.subnetId());
    if (known && !new SecondLeg(filters, clientPorts).zoneAllows(front, target)) {
      blockers.add(new Blocker("ELB_NOT_CROSSZONE", balancer.via(), ""));
    }
    Transport transport = question.transport();
    boolean inside = !keeps(target) && front.subnetId().equals(one.subnetId());
    if (!keeps(target)) {
      if (!filters.letsOut(front, target.address(), one.groups(), transport, target.port())) {
        blockers.addAll(mismatch(front, false));
      }
      if ((!inside || balancer.classic())
          && !filters.aclOut(front.subnetId(), target.address(), transport, target.port())) {
        blockers.add(
            refusal(
                inside ? "ELB_ACL_RESTRICTION" : "SUBNET_ACL_RESTRICTION",
                front.subnetId(),
                true,
                target.address()));
      }
    }
    if (sender.isEmpty()) {
      blockers.add(new Blocker("ENI_ADDRESS_RESTRICTION", front.id(), ""));
      return blockers;
    }
    Ip seen = sender.get();
    if (!inside && !filters.aclIn(one.subnetId(), seen, transport, target.port())) {
      blockers.add(refusal("SUBNET_ACL_RESTRICTION", one.subnetId(), false, seen));
    }
    if (!filters.admits(one, seen, front.groups(), transport, target.port())) {
      blockers.addAll(mismatch(one, true));
    }
    if (!inside && clientPorts.stream().noneMatch(at -> replyPasses(front, target, seen, at))) {
      boolean leaves =
          clientPorts.stream().anyMatch(at -> filters.aclOut(one.subnetId(), seen, transport, at));
      String subnet = leaves ? front.subnetId() : one.subnetId();
      blockers.add(
          new Blocker(
              "SUBNET_ACL_RESTRICTION",
              network.aclOf(subnet).map(Acl::id).orElse(subnet),
              leaves ? "ingress" : "egress"));
    }
    return blockers;
  }

  private boolean replyPasses(Interface front, Target target, Ip seen, int at) {
    return filters.aclOut(one.subnetId(), seen, question.transport(), at)
        && (keeps(target)
            || filters.aclIn(front.subnetId(), target.address(), question.transport(), at));
  }

  private List<Blocker> mismatch(Interface at, boolean ingress) {
    boolean empty =
        filters.groupsOf(at).stream()
            .allMatch(group -> (ingress ? group.ingress() : group.egress()).isEmpty());
    List<String> groups = at.groups().isEmpty() ? List.of(at.id()) : at.groups();
    return groups.stream()
        .map(
            group ->
                new Blocker(
                    empty ? "SG_HAS_NO_RULES" : "ENI_SG_RULES_MISMATCH",
                    group,
                    ingress ? "" : "egress"))
        .toList();
  }

  private Blocker refusal(String code, String subnet, boolean egress, Ip remote) {
    Optional<Acl> acl = network.aclOf(subnet);
    String direction = egress ? "egress" : "ingress";
    return new Blocker(
        code,
        acl.map(Acl::id).orElse(subnet),
        acl.flatMap(a -> a.deciding(egress, remote, question.transport(), question.port()))
            .map(entry -> direction + " " + entry.number())
            .orElse(direction));
  }

  private Forwarding passing(Interface front, Target target, Ip seen) {
    boolean keeps = keeps(target);
    boolean inside = !keeps && front.subnetId().equals(one.subnetId());
    int port =
        inside
            ? 0
            : clientPorts.stream()
                .filter(at -> replyPasses(front, target, seen, at))
                .findFirst()
                .orElseThrow();
    return new Forwarding(
        target.group(),
        seen.toString(),
        keeps,
        keeps ? List.of() : lettingOut(front, target),
        keeps || (inside && !balancer.classic())
            ? 0
            : entry(front.subnetId(), true, target.address(), target.port()),
        keeps || inside ? 0 : entry(front.subnetId(), false, target.address(), port),
        inside ? 0 : entry(one.subnetId(), false, seen, target.port()),
        filters.admitting(one, seen, front.groups(), question.transport(), target.port()).stream()
            .map(rule -> new AdmittingRule(rule.groupId(), rule.id()))
            .distinct()
            .toList(),
        port,
        inside ? 0 : entry(one.subnetId(), true, seen, port));
  }

  private List<AdmittingRule> lettingOut(Interface front, Target target) {
    return filters
        .lettingOut(front, target.address(), one.groups(), question.transport(), target.port())
        .stream()
        .map(rule -> new AdmittingRule(rule.groupId(), rule.id()))
        .distinct()
        .toList();
  }

  private int entry(String subnet, boolean egress, Ip remote, int port) {
    return network
        .aclOf(subnet)
        .flatMap(acl -> acl.deciding(egress, remote, question.transport(), port))
        .map(Acl.Entry::number)
        .orElseThrow();
  }
}
