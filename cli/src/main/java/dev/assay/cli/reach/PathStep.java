package dev.assay.cli.reach;

import dev.assay.reachability.PacketAnswer.Blocker;
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

  /// The way of a packet that gets through.
  static Way way(PacketQuestion question, Witness witness) {
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
    int filter = request.size();
    request.add(
        passing(
            "network ACL",
            witness.acl(),
            witness.inboundRule() == 0
                ? "is not asked here"
                : "inbound rule " + witness.inboundRule()));
    request.add(new PathStep("security groups", rules(witness.groupRules()), State.PASSES));
    request.add(target(question, List.of("of " + witness.instance()), State.PASSES));
    return new Way(
        request,
        filter,
        List.of(
            passing(
                "network ACL",
                witness.acl(),
                "outbound rule " + witness.outboundRule(),
                "client ports from " + witness.clientPort() + " on"),
            passing("route back", witness.routeTable(), witness.routeDestination())));
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
    if (blockers.stream().anyMatch(PathStep::isAtAttachment)) {
      request.add(step("attachment's ACL", "", blockers, PathStep::isAtAttachment));
    }
    int filter = request.size();
    request.add(
        step("network ACL", "", blockers, blocker -> blocker.detail().startsWith("ingress")));
    request.add(step("security groups", "", blockers, blocker -> blocker.code().contains("SG_")));
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
            step("network ACL", "", blockers, blocker -> blocker.detail().equals("egress")),
            step("route back", "", blockers, PathStep::isAtRoute)));
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
