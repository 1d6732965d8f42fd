package dev.assay.reachability.oracle;

import java.util.List;

/// What becomes of one packet.
public sealed interface PacketAnswer {

  /// It passes; `witness` says by which rules.
  record Allowed(Witness witness) implements PacketAnswer {}

  /// It passes to an interface of a load balancer by the rules of `node`, and from there on.
  record Forwarded(Witness node, Forwarding forwarding) implements PacketAnswer {}

  /// It is stopped by all of these, in the order of the table.
  record Stopped(List<Blocker> blockers) implements PacketAnswer {}

  /// The interface is not asked (rule Q1), or its VPC has no such edge (rule Q2).
  record NotAsked(String reason) implements PacketAnswer {}

  /// One thing that stops a packet. `detail` is `ingress 100` or `ingress` or `egress` for an ACL,
  /// the destination of the winning route for a route table, and empty otherwise.
  record Blocker(String code, String componentId, String detail) {}

  /// The rules that let a packet pass.
  ///
  /// `gatewayTableId` is the edge's own route table and `appliance` what it sends through (rule
  /// X1); both may be empty. `clientPort` is the lowest that works, and `outboundRule` the entry
  /// that lets the reply to it out.
  record Witness(
      String edgeId,
      String gatewayTableId,
      String appliance,
      String aclId,
      int inboundRule,
      List<AdmittingRule> groupRules,
      int clientPort,
      int outboundRule,
      String routeTableId,
      String routeDestination,
      String interfaceId,
      String instanceId) {}

  /// The second leg. `sender` is whom the target sees, `preserved` says that it is the client. The
  /// entries are 0 where no ACL is asked.
  record Forwarding(
      String groupArn,
      String sender,
      boolean preserved,
      List<AdmittingRule> egressRules,
      int frontOut,
      int frontIn,
      int targetIn,
      List<AdmittingRule> groupRules,
      int clientPort,
      int targetOut) {}

  /// A security group and its rule, or twice the group where the documents do not name the rule.
  record AdmittingRule(String groupId, String ruleId) {}
}
