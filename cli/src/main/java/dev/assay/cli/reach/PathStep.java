package dev.assay.cli.reach;

import dev.assay.reachability.Exposure;
import dev.assay.reachability.PacketAnswer.Blocker;
import dev.assay.reachability.PacketAnswer.Forwarding;
import dev.assay.reachability.PacketAnswer.GroupRule;
import dev.assay.reachability.PacketAnswer.Witness;
import dev.assay.reachability.PacketQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// One thing that a packet or its reply passes, as it is drawn.
///
/// @param lines what is said of it
record PathStep(String name, List<String> lines, State state) {
  PathStep {
    lines = List.copyOf(lines);
  }

  /// What it does with the packet.
  enum State {
    PASSES,
    STOPS,
    UNKNOWN
  }

  /// The way of a packet and the way of its reply.
  ///
  /// @param request from the sender to the interface; the edge is the second
  /// @param filter which of the request's steps is the network ACL
  /// @param reply its network ACL, then the route back
  record Way(List<PathStep> request, int filter, List<PathStep> reply) {
    Way {
      request = List.copyOf(request);
      reply = List.copyOf(reply);
    }
  }

  private static PathStep passing(String name, String... lines) {
    return new PathStep(name, List.of(lines), State.PASSES);
  }

  /// The way of a packet that gets straight through.
  static Way way(PacketQuestion question, Witness witness) {
    List<PathStep> request = toInterface(question, witness);
    int filter = request.size() - 2;
    request.add(target(question, List.of("of " + witness.instance()), State.PASSES));
    return new Way(request, filter, reply(witness));
  }

  /// The way of a packet that a load balancer sends on. What the reply passes at the target stands
  /// with the request there.
  static Way way(PacketQuestion question, Witness node, Forwarding forwarding) {
    List<PathStep> request = toInterface(question, node);
    int filter = request.size() - 2;
    var departure = forwarding.departure();
    var arrival = forwarding.arrival();
    List<String> balancer = new ArrayList<>();
    if (question.way() instanceof Exposure.Way.LoadBalanced(var arn, var listener)) {
      balancer.add(LoadBalancerName.of(arn));
      balancer.add("listener " + listener);
    }
    balancer.add("seen as " + PacketText.seen(forwarding.sender()));
    balancer.addAll(rules(departure.groupRules()));
    request.add(new PathStep("load balancer", balancer, State.PASSES));
    List<String> acls = new ArrayList<>();
    addRule(acls, departure.acl(), "outbound", departure.outboundRule());
    addRule(acls, arrival.acl(), "inbound", arrival.inboundRule());
    addRule(acls, arrival.acl(), "reply outbound", arrival.outboundRule());
    addRule(acls, departure.acl(), "reply inbound", departure.replyRule());
    if (acls.isEmpty()) {
      acls.add("not asked in one subnet");
    }
    request.add(new PathStep("network ACLs", acls, State.PASSES));
    request.add(new PathStep("security groups", rules(arrival.groupRules()), State.PASSES));
    request.add(target(question, List.of("of " + arrival.instance()), State.PASSES));
    return new Way(request, filter, reply(node));
  }

  private static void addRule(List<String> lines, String acl, String direction, int rule) {
    if (rule > 0) {
      lines.add(acl + " " + direction + " rule " + rule);
    }
  }

  /// Ends with the network ACL and the security groups.
  private static List<PathStep> toInterface(PacketQuestion question, Witness witness) {
    List<PathStep> request = new ArrayList<>();
    request.add(passing("sender", question.source()));
    request.add(passing("edge", witness.edge()));
    if (!witness.gatewayTable().isEmpty()) {
      request.add(passing("gateway table", witness.gatewayTable()));
    }
    if (!witness.appliance().isEmpty()) {
      request.add(
          new PathStep(
              "appliance", List.of(witness.appliance(), "its rules are not known"), State.UNKNOWN));
    }
    request.add(
        passing(
            "network ACL",
            witness.acl(),
            witness.inboundRule() == 0
                ? "is not asked here"
                : "inbound rule " + witness.inboundRule()));
    request.add(new PathStep("security groups", rules(witness.groupRules()), State.PASSES));
    return request;
  }

  private static List<PathStep> reply(Witness witness) {
    return List.of(
        passing(
            "network ACL",
            witness.acl(),
            "outbound rule " + witness.outboundRule(),
            "client ports from " + witness.clientPort() + " on"),
        passing("route back", witness.routeTable(), witness.routeDestination()));
  }

  private static List<String> rules(List<GroupRule> rules) {
    List<String> lines = new ArrayList<>();
    for (GroupRule rule : rules) {
      if (!lines.contains(rule.group())) {
        lines.add(rule.group());
      }
      if (!rule.rule().equals(rule.group())) {
        lines.add("  " + rule.rule());
      }
    }
    return lines;
  }

  private static PathStep target(PacketQuestion question, List<String> more, State state) {
    List<String> lines = new ArrayList<>(List.of(question.networkInterface()));
    lines.addAll(more);
    lines.add(PacketText.port(question));
    return new PathStep("interface", lines, state);
  }

  /// The way of a packet that is stopped: every step was asked by itself, so what is not among the
  /// blockers lets it pass.
  static Way way(PacketQuestion question, List<Blocker> blockers) {
    List<PathStep> request = new ArrayList<>();
    request.add(step("sender", question.source(), blockers, PathStep::isAtSender));
    request.add(
        step("edge", question.edge(), blockers, blocker -> blocker.code().startsWith("TGW_")));
    boolean isDirect = question.way() instanceof Exposure.Way.Direct;
    if (isDirect && blockers.stream().anyMatch(PathStep::isAtAttachment)) {
      request.add(step("attachment's ACL", "", blockers, PathStep::isAtAttachment));
    }
    int filter = request.size();
    request.add(
        step(
            "network ACL",
            "",
            blockers,
            blocker ->
                blocker.code().contains("ACL_")
                    && (isDirect
                        ? blocker.detail().startsWith("ingress")
                        : !blocker.detail().equals("egress"))));
    request.add(step("security groups", "", blockers, blocker -> blocker.code().contains("SG_")));
    if (question.way() instanceof Exposure.Way.LoadBalanced(var arn, var listener)) {
      request.add(
          step(
              "load balancer",
              LoadBalancerName.of(arn) + ":" + listener,
              blockers,
              PathStep::isAtBalancer));
    }
    request.add(
        step(
            "interface",
            question.networkInterface(),
            blockers,
            blocker ->
                blocker.code().startsWith("IGW_PRIVATE") || blocker.code().startsWith("ENI_A")));
    return new Way(
        request,
        filter,
        List.of(
            step("network ACL", "", blockers, PathStep::isReplyStopped),
            step("route back", "", blockers, PathStep::isAtRoute)));
  }

  private static boolean isReplyStopped(Blocker blocker) {
    return blocker.code().contains("ACL_") && blocker.detail().equals("egress");
  }

  private static boolean isAtBalancer(Blocker blocker) {
    return (blocker.code().startsWith("ELB") && !blocker.code().contains("ACL_"))
        || blocker.code().startsWith("TARGET_")
        || blocker.code().equals("UNKNOWN_RESOURCE");
  }

  private static boolean isAtRoute(Blocker blocker) {
    return blocker.code().contains("ROUTE") && !blocker.code().startsWith("TGW_");
  }

  /// These name the edge, which has a box of its own.
  private static boolean isAtSender(Blocker blocker) {
    return blocker.code().startsWith("IGW_SOURCE") || blocker.code().startsWith("PCX_");
  }

  /// Rule T2 names the entry of the attachment's subnet, or none of them.
  private static boolean isAtAttachment(Blocker blocker) {
    return blocker.detail().startsWith("egress ");
  }

  private static PathStep step(
      String name, String id, List<Blocker> blockers, Predicate<Blocker> isHere) {
    List<String> lines = new ArrayList<>();
    if (!id.isEmpty()) {
      lines.add(id);
    }
    List<Blocker> here = blockers.stream().filter(isHere).toList();
    for (Blocker blocker : here) {
      if (!blocker.component().equals(id) && !isAtSender(blocker)) {
        lines.add(blocker.component());
      }
      if (!blocker.detail().isEmpty()) {
        lines.add(blocker.detail());
      }
      lines.add(PacketText.meaning(blocker));
    }
    if (here.isEmpty() && id.isEmpty()) {
      lines.add("lets it pass");
    }
    return new PathStep(
        name, lines.stream().distinct().toList(), here.isEmpty() ? State.PASSES : State.STOPS);
  }
}
