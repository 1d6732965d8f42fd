package dev.assay.finding;

import java.util.List;
import java.util.Optional;

/// Why a network finding is believed: beyond the API's shape, for those who want to know.
///
/// @param open which of the ports are open to whom
/// @param listenerPort of the load balancer on the way; 0 where there is none
/// @param proof a packet that gets through, with the rules that let it; empty where none is known
public record NetworkEvidence(List<OpenTo> open, int listenerPort, Optional<Proof> proof) {
  public NetworkEvidence {
    open = List.copyOf(open);
  }

  /// Some ports and exactly who reaches them.
  ///
  /// @param sources the shortest list of blocks, of one family
  public record OpenTo(int ipVersion, int firstPort, int lastPort, List<String> sources) {
    public OpenTo {
      sources = List.copyOf(sources);
    }
  }

  /// One packet and what lets it through; where a load balancer is on the way, to its listener.
  ///
  /// @param port that it is sent to
  /// @param clientPort the lowest that it can be sent from
  /// @param gatewayTable the edge's own route table; empty where it has none
  /// @param inboundRule number of the network ACL's entry
  /// @param rules every rule of a security group that admits it
  /// @param routeTable of the reply
  /// @param routeDestination of the reply's route
  /// @param outboundRule number of the entry that lets the reply out
  /// @param onward from the load balancer to the instance; empty where none is on the way
  public record Proof(
      String source,
      int port,
      int clientPort,
      String gatewayTable,
      int inboundRule,
      List<GroupRule> rules,
      String routeTable,
      String routeDestination,
      int outboundRule,
      Optional<Onward> onward) {
    public Proof {
      rules = List.copyOf(rules);
    }
  }

  /// How a load balancer sends a packet on to a target.
  ///
  /// @param node interface of the load balancer that took it
  /// @param nodeAcl network ACL of that interface's subnet
  /// @param targetGroup its ARN; empty for the instances of a classic load balancer
  /// @param sender whom the target sees
  /// @param clientPort the lowest that the target can see
  public record Onward(
      String node,
      String nodeAcl,
      String targetGroup,
      Sender sender,
      int clientPort,
      Pass leaving,
      Pass arriving) {}

  /// Whom a target of a load balancer sees.
  ///
  /// @param address of the client, or of the load balancer
  public record Sender(String address, boolean isClient) {}

  /// What lets a packet out of one subnet or into another, and the reply the other way. Numbers of
  /// the network ACL's entries are 0 where it is not asked.
  ///
  /// @param rules of security groups; none where no group guards the place
  public record Pass(List<GroupRule> rules, int requestRule, int replyRule) {
    public Pass {
      rules = List.copyOf(rules);
    }
  }

  /// A rule of a security group.
  ///
  /// @param rule such as `sgr-0123…`; the group's id where the data does not name it
  public record GroupRule(String group, String rule) {}
}
