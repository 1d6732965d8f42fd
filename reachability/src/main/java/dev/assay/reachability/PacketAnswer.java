package dev.assay.reachability;

import java.util.List;

/// What becomes of one packet on its way from an edge to an interface, and why.
public sealed interface PacketAnswer {

  /// Whether it is delivered, as far as the rules that are known go.
  default boolean isPassing() {
    return switch (this) {
      case Allowed _, Forwarded _ -> true;
      case Stopped _, NotAsked _ -> false;
    };
  }

  /// It is delivered, and a reply gets out.
  record Allowed(Witness witness) implements PacketAnswer {}

  /// A load balancer takes it and sends it on to the interface, and a reply gets out.
  ///
  /// @param node how it gets to an interface of the load balancer
  /// @param forwarding how it gets from there to the target
  record Forwarded(Witness node, Forwarding forwarding) implements PacketAnswer {}

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

  /// The rules that let a load balancer reach a target, and the target's reply come back.
  ///
  /// @param loadBalancer its ARN
  /// @param targetGroup its ARN; empty for the instances of a classic load balancer
  /// @param sender whom the target sees
  record Forwarding(
      String loadBalancer,
      String targetGroup,
      Sender sender,
      Departure departure,
      Arrival arrival) {}

  /// Whom a target of a load balancer sees.
  ///
  /// @param address the client's, or the lowest of the load balancer's that gets through
  /// @param isClient whether it is the client's (rule L5)
  /// @param isAssumption whether the data does not say so, and rule L7 does
  record Sender(String address, boolean isClient, boolean isAssumption) {}

  /// What lets a request out of a load balancer, and the reply in. Empty where the target sees the
  /// client: the way back is not by the load balancer's subnet then.
  ///
  /// @param groupRules every egress rule that lets it out; none where no group guards it
  /// @param outboundRule number of the network ACL's entry; 0 where it is not asked
  /// @param replyRule number of the inbound entry for the reply; 0 where it is not asked
  record Departure(List<GroupRule> groupRules, String acl, int outboundRule, int replyRule) {
    public Departure {
      groupRules = List.copyOf(groupRules);
    }
  }

  /// What lets a request in at a target, and the reply out. Numbers are 0 where the network ACL is
  /// not asked, inside one subnet.
  ///
  /// @param groupRules every rule that admits it
  /// @param clientPort the lowest that the sender can use
  record Arrival(
      String acl,
      int inboundRule,
      List<GroupRule> groupRules,
      int clientPort,
      int outboundRule,
      String networkInterface,
      String instance) {
    public Arrival {
      groupRules = List.copyOf(groupRules);
    }
  }

  /// A rule of a security group.
  ///
  /// @param rule such as `sgr-0123…`; the group's id where the data does not name it
  record GroupRule(String group, String rule) {}
}
