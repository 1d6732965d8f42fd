package dev.assay.reachability;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// One edit of a configuration that closes something.
public sealed interface RemedyEdit {

  /// What to do, for a person.
  String words();

  /// An ingress rule of a security group.
  ///
  /// @param rule such as `sgr-0123…`; empty where the data does not name it
  /// @param protocol `tcp`, `udp` or `all`
  /// @param peer a block, or the id of a prefix list or group
  record GroupRule(
      String group, String rule, String protocol, int fromPort, int toPort, String peer) {

    String name() {
      return (rule.isEmpty() ? "the rule" : rule) + " of " + group;
    }

    String traffic() {
      return protocol.equals("all") ? "all traffic" : protocol + " " + ports(fromPort, toPort);
    }
  }

  /// A rule goes.
  record RemoveRule(GroupRule rule) implements RemedyEdit {
    @Override
    public String words() {
      return "remove " + rule.name() + ": " + rule.traffic() + " from " + rule.peer();
    }
  }

  /// A rule is replaced by ones that admit less. Of a rule for all traffic what remains is TCP and
  /// UDP: other protocols are lost.
  ///
  /// @param instead not empty
  record NarrowRule(GroupRule rule, List<GroupRule> instead) implements RemedyEdit {
    public NarrowRule {
      instead = List.copyOf(instead);
    }

    @Override
    public String words() {
      String rest =
          instead.stream()
              .map(
                  part ->
                      part.traffic()
                          + (part.peer().equals(rule.peer()) ? "" : " from " + part.peer()))
              .collect(Collectors.joining(", "));
      return "narrow "
          + rule.name()
          + ", "
          + rule.traffic()
          + " from "
          + rule.peer()
          + ", to "
          + rest
          + (rule.protocol().equals("all") ? " (other protocols are lost)" : "");
    }
  }

  /// A network ACL gets an inbound entry that denies.
  record DenyEntry(
      String acl, int number, Protocol protocol, int fromPort, int toPort, String block)
      implements RemedyEdit {
    @Override
    public String words() {
      return "add inbound entry "
          + number
          + " to "
          + acl
          + ": deny "
          + protocol.name().toLowerCase(Locale.ROOT)
          + " "
          + ports(fromPort, toPort)
          + " from "
          + block;
    }
  }

  /// A route goes.
  ///
  /// @param destination a block or the id of a prefix list
  record RemoveRoute(String table, String destination, String target) implements RemedyEdit {
    @Override
    public String words() {
      return "remove the route of " + table + " for " + destination + " to " + target;
    }
  }

  /// A private address keeps no public one.
  record DisassociateAddress(String networkInterface, String address) implements RemedyEdit {
    @Override
    public String words() {
      return "take the public address of " + address + " on " + networkInterface + " away";
    }
  }

  /// An IPv6 address goes.
  record UnassignAddress(String networkInterface, String address) implements RemedyEdit {
    @Override
    public String words() {
      return "take " + address + " away from " + networkInterface;
    }
  }

  /// A load balancer stops listening on a port.
  record RemoveListener(String loadBalancer, int port) implements RemedyEdit {
    @Override
    public String words() {
      return "remove the listener on port " + port + " of " + tail(loadBalancer);
    }
  }

  /// A load balancer sends nothing more to a target.
  ///
  /// @param targetGroup ARN; empty for a classic load balancer, which an instance leaves whole
  /// @param target an instance id or an address
  /// @param port 0 for a classic load balancer
  record DeregisterTarget(String loadBalancer, String targetGroup, String target, int port)
      implements RemedyEdit {
    @Override
    public String words() {
      return targetGroup.isEmpty()
          ? "take " + target + " out of " + tail(loadBalancer)
          : "deregister port " + port + " of " + target + " from " + tail(targetGroup);
    }
  }

  private static String ports(int from, int to) {
    return from == to ? Integer.toString(from) : from + "-" + to;
  }

  /// What is behind region and account.
  private static String tail(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }
}
