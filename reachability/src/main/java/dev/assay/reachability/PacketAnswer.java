package dev.assay.reachability;

import java.util.List;

/// What becomes of one packet on the way straight from an edge to an interface, and why.
public sealed interface PacketAnswer {

  /// It is delivered, and a reply gets out.
  record Allowed(Witness witness) implements PacketAnswer {}

  /// All of these stop it, each by itself.
  record Stopped(List<Blocker> blockers) implements PacketAnswer {
    public Stopped {
      blockers = List.copyOf(blockers);
    }
  }

  /// There is no such interface or edge, or nobody asks for it (rules Q1, Q2).
  record NotAsked(String reason) implements PacketAnswer {}

  /// Something that stops a packet, in the words of Reachability Analyzer.
  ///
  /// @param component id of what does
  /// @param detail `ingress NUMBER`, `ingress` or `egress` for a network ACL, the destination of
  ///     the winning route for a route table, else empty
  record Blocker(String code, String component, String detail) {}

  /// The rules that let a packet pass, and its reply.
  ///
  /// @param gatewayTable the edge's own route table; empty where it has none
  /// @param appliance that the traffic crosses; empty where there is none
  /// @param inboundRule number of the network ACL's entry; 0 where it is not asked
  /// @param groupRules every rule that admits it
  /// @param clientPort the lowest that a client can send from
  /// @param outboundRule number of the entry that lets the reply to that port out
  /// @param routeDestination where the reply's route leads
  record Witness(
      String edge,
      String gatewayTable,
      String appliance,
      String acl,
      int inboundRule,
      List<GroupRule> groupRules,
      int clientPort,
      int outboundRule,
      String routeTable,
      String routeDestination,
      String networkInterface,
      String instance) {
    public Witness {
      groupRules = List.copyOf(groupRules);
    }
  }

  /// A rule of a security group.
  ///
  /// @param rule such as `sgr-0123…`; the group's id where the data does not name it
  record GroupRule(String group, String rule) {}
}
