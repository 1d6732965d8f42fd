package dev.assay.reachability;

import dev.assay.reachability.PacketAnswer.Arrival;
import dev.assay.reachability.PacketAnswer.Blocker;
import dev.assay.reachability.PacketAnswer.Departure;
import dev.assay.reachability.PacketAnswer.Forwarding;
import dev.assay.reachability.PacketAnswer.GroupRule;
import dev.assay.reachability.PacketAnswer.Sender;
import dev.assay.reachability.PacketAnswer.Witness;
import dev.assay.reachability.oracle.PacketAnswer.AdmittingRule;
import java.util.List;

/// Answers of the brute force in the words of the engine. Why nothing was asked is told in free
/// text and left out.
final class Answers {
  private Answers() {}

  static PacketAnswer ofJudge(dev.assay.reachability.oracle.PacketAnswer answer) {
    return switch (answer) {
      case dev.assay.reachability.oracle.PacketAnswer.Allowed(var witness) ->
          new PacketAnswer.Allowed(witness(witness));
      case dev.assay.reachability.oracle.PacketAnswer.Forwarded(var node, var forwarding) ->
          new PacketAnswer.Forwarded(witness(node), forwarding(forwarding));
      case dev.assay.reachability.oracle.PacketAnswer.Stopped(var blockers) ->
          new PacketAnswer.Stopped(
              blockers.stream()
                  .map(
                      blocker ->
                          new Blocker(blocker.code(), blocker.componentId(), blocker.detail()))
                  .toList());
      case dev.assay.reachability.oracle.PacketAnswer.NotAsked(var _) ->
          new PacketAnswer.NotAsked("");
    };
  }

  private static Witness witness(dev.assay.reachability.oracle.PacketAnswer.Witness witness) {
    return new Witness(
        witness.edgeId(),
        witness.gatewayTableId(),
        witness.appliance(),
        witness.aclId(),
        witness.inboundRule(),
        rules(witness.groupRules()),
        witness.clientPort(),
        witness.outboundRule(),
        witness.routeTableId(),
        witness.routeDestination(),
        witness.interfaceId(),
        witness.instanceId());
  }

  private static List<GroupRule> rules(List<AdmittingRule> rules) {
    return rules.stream().map(rule -> new GroupRule(rule.groupId(), rule.ruleId())).toList();
  }

  private static Forwarding forwarding(dev.assay.reachability.oracle.PacketAnswer.Forwarding leg) {
    return new Forwarding(
        "",
        leg.groupArn(),
        new Sender(leg.sender(), leg.preserved(), false),
        new Departure(rules(leg.egressRules()), "", leg.frontOut(), leg.frontIn()),
        new Arrival(
            "",
            leg.targetIn(),
            rules(leg.groupRules()),
            leg.clientPort(),
            leg.targetOut(),
            "",
            ""));
  }

  /// What the judge says too: names that the question or the rules imply, and whether an attribute
  /// was assumed, are left out.
  static PacketAnswer comparable(PacketAnswer answer) {
    return switch (answer) {
      case PacketAnswer.NotAsked _ -> new PacketAnswer.NotAsked("");
      case PacketAnswer.Forwarded(var node, var leg) ->
          new PacketAnswer.Forwarded(
              node,
              new Forwarding(
                  "",
                  leg.targetGroup(),
                  new Sender(leg.sender().address(), leg.sender().isClient(), false),
                  new Departure(
                      leg.departure().groupRules(),
                      "",
                      leg.departure().outboundRule(),
                      leg.departure().replyRule()),
                  new Arrival(
                      "",
                      leg.arrival().inboundRule(),
                      leg.arrival().groupRules(),
                      leg.arrival().clientPort(),
                      leg.arrival().outboundRule(),
                      "",
                      "")));
      case PacketAnswer.Allowed _, PacketAnswer.Stopped _ -> answer;
    };
  }
}
