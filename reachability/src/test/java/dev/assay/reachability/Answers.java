package dev.assay.reachability;

import dev.assay.reachability.PacketAnswer.Blocker;
import dev.assay.reachability.PacketAnswer.GroupRule;
import dev.assay.reachability.PacketAnswer.Witness;

/// Answers of the brute force in the words of the engine. Why nothing was asked is told in free
/// text and left out.
final class Answers {
  private Answers() {}

  static PacketAnswer ofJudge(dev.assay.reachability.oracle.PacketAnswer answer) {
    return switch (answer) {
      case dev.assay.reachability.oracle.PacketAnswer.Allowed(var witness) ->
          new PacketAnswer.Allowed(
              new Witness(
                  witness.edgeId(),
                  witness.gatewayTableId(),
                  witness.appliance(),
                  witness.aclId(),
                  witness.inboundRule(),
                  witness.groupRules().stream()
                      .map(rule -> new GroupRule(rule.groupId(), rule.ruleId()))
                      .toList(),
                  witness.clientPort(),
                  witness.outboundRule(),
                  witness.routeTableId(),
                  witness.routeDestination(),
                  witness.interfaceId(),
                  witness.instanceId()));
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

  static PacketAnswer withoutReason(PacketAnswer answer) {
    return answer instanceof PacketAnswer.NotAsked ? new PacketAnswer.NotAsked("") : answer;
  }
}
