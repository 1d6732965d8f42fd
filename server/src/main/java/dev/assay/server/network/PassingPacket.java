package dev.assay.server.network;

import dev.assay.finding.NetworkEvidence.GroupRule;
import dev.assay.finding.NetworkEvidence.Onward;
import dev.assay.finding.NetworkEvidence.Pass;
import dev.assay.finding.NetworkEvidence.Proof;
import dev.assay.finding.NetworkEvidence.Sender;
import dev.assay.reachability.Exposure.Way;
import dev.assay.reachability.PacketAnswer;
import dev.assay.reachability.PacketAnswer.Forwarding;
import dev.assay.reachability.PacketAnswer.Witness;
import dev.assay.reachability.PacketQuestion;
import java.util.List;
import java.util.Optional;

/// A packet that gets through, and why.
///
/// @param witness how it gets to the interface, or to that of a load balancer
/// @param forwarding from the load balancer on; empty where none is on the way
record PassingPacket(PacketQuestion question, Witness witness, List<Forwarding> forwarding) {
  PassingPacket {
    forwarding = List.copyOf(forwarding);
  }

  /// Empty where it does not get through.
  static Optional<PassingPacket> of(PacketQuestion question, PacketAnswer answer) {
    return switch (answer) {
      case PacketAnswer.Allowed(var witness) ->
          Optional.of(new PassingPacket(question, witness, List.of()));
      case PacketAnswer.Forwarded(var node, var forwarding) ->
          Optional.of(new PassingPacket(question, node, List.of(forwarding)));
      case PacketAnswer.Stopped _, PacketAnswer.NotAsked _ -> Optional.empty();
    };
  }

  /// What admits it at the interface.
  List<PacketAnswer.GroupRule> targetRules() {
    return forwarding.isEmpty()
        ? witness.groupRules()
        : forwarding.getFirst().arrival().groupRules();
  }

  /// The packet as evidence of a finding.
  Proof proof() {
    return new Proof(
        question.source(),
        question.way() instanceof Way.LoadBalanced(var _, var listener)
            ? listener
            : question.port(),
        witness.clientPort(),
        witness.gatewayTable(),
        witness.inboundRule(),
        rules(witness.groupRules()),
        witness.routeTable(),
        witness.routeDestination(),
        witness.outboundRule(),
        forwarding.stream().findFirst().map(this::onward));
  }

  private Onward onward(Forwarding on) {
    return new Onward(
        witness.networkInterface(),
        witness.acl(),
        on.targetGroup(),
        new Sender(on.sender().address(), on.sender().isClient()),
        on.arrival().clientPort(),
        new Pass(
            rules(on.departure().groupRules()),
            on.departure().outboundRule(),
            on.departure().replyRule()),
        new Pass(
            rules(on.arrival().groupRules()),
            on.arrival().inboundRule(),
            on.arrival().outboundRule()));
  }

  private static List<GroupRule> rules(List<PacketAnswer.GroupRule> rules) {
    return rules.stream().map(rule -> new GroupRule(rule.group(), rule.rule())).toList();
  }
}
