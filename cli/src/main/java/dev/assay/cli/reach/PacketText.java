package dev.assay.cli.reach;

import dev.assay.cli.Session;
import dev.assay.delivery.TerminalText;
import dev.assay.reachability.Exposure.Way;
import dev.assay.reachability.PacketAnswer;
import dev.assay.reachability.PacketAnswer.Blocker;
import dev.assay.reachability.PacketAnswer.Forwarding;
import dev.assay.reachability.PacketAnswer.GroupRule;
import dev.assay.reachability.PacketAnswer.Sender;
import dev.assay.reachability.PacketAnswer.Witness;
import dev.assay.reachability.PacketQuestion;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/// What becomes of packets, for people: a line for each step or obstacle.
final class PacketText implements PacketAnswers {
  private static final int NAMES = 18;

  private final PrintStream out;
  private final int width;
  private int written;

  PacketText(Session session) {
    this.out = session.out();
    this.width = session.width();
  }

  @Override
  public void write(PacketQuestion question, PacketAnswer answer) {
    if (written++ > 0) {
      out.print("\n");
    }
    line(0, summary(question));
    switch (answer) {
      case PacketAnswer.Allowed(var witness) -> allowed(witness);
      case PacketAnswer.Forwarded(var node, var forwarding) -> {
        allowed(node);
        forwarded(question, forwarding);
      }
      case PacketAnswer.Stopped(var blockers) -> {
        line(0, "NOT REACHABLE: each of these stops it");
        blockers.forEach(this::blocker);
      }
      case PacketAnswer.NotAsked(var reason) -> line(0, "NOT ASKED: " + reason);
    }
  }

  static String summary(PacketQuestion question) {
    return String.format(
        Locale.ROOT,
        "%s on %s from %s through %s%s",
        port(question),
        question.networkInterface(),
        question.source(),
        question.edge(),
        switch (question.way()) {
          case Way.Direct() -> "";
          case Way.LoadBalanced(var arn, var listener) ->
              " and " + LoadBalancerName.of(arn) + ":" + listener;
        });
  }

  /// Such as `tcp 22`.
  static String port(PacketQuestion question) {
    return question.protocol().name().toLowerCase(Locale.ROOT) + " " + question.port();
  }

  private void allowed(Witness witness) {
    line(
        0,
        witness.appliance().isEmpty()
            ? "REACHABLE"
            : "UNDETERMINED: it crosses " + witness.appliance() + ", all else lets it pass");
    step("request", witness.edge());
    if (!witness.gatewayTable().isEmpty()) {
      step("gateway table", witness.gatewayTable());
    }
    step(
        "network ACL",
        witness.inboundRule() == 0
            ? witness.acl() + " is not asked here"
            : witness.acl() + " inbound rule " + witness.inboundRule());
    groups("security group", witness.groupRules());
    step("interface", place(witness.networkInterface(), witness.instance()));
    step(
        "reply",
        String.format(
            Locale.ROOT,
            "%s outbound rule %d, to client ports from %d on",
            witness.acl(),
            witness.outboundRule(),
            witness.clientPort()));
    step("route back", witness.routeTable() + " " + witness.routeDestination());
  }

  private void groups(String name, List<GroupRule> rules) {
    for (GroupRule rule : rules) {
      step(
          name, rule.rule().equals(rule.group()) ? rule.group() : rule.group() + " " + rule.rule());
    }
  }

  /// A load balancer's interface has no instance.
  private static String place(String networkInterface, String instance) {
    return instance.isEmpty() ? networkInterface : networkInterface + " of " + instance;
  }

  /// The second leg, from the load balancer on.
  private void forwarded(PacketQuestion question, Forwarding forwarding) {
    var departure = forwarding.departure();
    var arrival = forwarding.arrival();
    if (question.way() instanceof Way.LoadBalanced(var arn, var listener)) {
      step("load balancer", LoadBalancerName.of(arn) + " listener " + listener);
    }
    step("seen as", seen(forwarding.sender()));
    groups("egress group", departure.groupRules());
    acl(departure.acl(), "outbound", departure.outboundRule());
    acl(arrival.acl(), "inbound", arrival.inboundRule());
    groups("target's group", arrival.groupRules());
    step("target", place(arrival.networkInterface(), arrival.instance()));
    if (arrival.clientPort() > 0) {
      step(
          "target's reply",
          String.format(
              Locale.ROOT,
              "%s outbound rule %d, to ports from %d on",
              arrival.acl(),
              arrival.outboundRule(),
              arrival.clientPort()));
    }
    acl(departure.acl(), "reply's inbound", departure.replyRule());
  }

  static String seen(Sender sender) {
    return sender.address()
        + (sender.isClient() ? ", the client's own" : ", the load balancer's")
        + (sender.isAssumption() ? " (assumed: no attribute in the data says it)" : "");
  }

  private void acl(String acl, String direction, int rule) {
    if (rule > 0) {
      step("network ACL", acl + " " + direction + " rule " + rule);
    }
  }

  private void blocker(Blocker blocker) {
    line(
        2,
        blocker.code()
            + "  "
            + blocker.component()
            + (blocker.detail().isEmpty() ? "" : "  " + blocker.detail()));
    line(4, meaning(blocker));
  }

  /// A blocker in words.
  static String meaning(Blocker blocker) {
    return switch (blocker.code()) {
      case "IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS" -> "no such address comes from the internet";
      case "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR" -> "the address is not one of the peer's";
      case "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS" ->
          "the interface has no public address of this family";
      case "ENI_ADDRESS_RESTRICTION" -> "the interface has no address of this family";
      case "TGW_ROUTE_AZ_RESTRICTION" ->
          "the attachment has no subnet in the interface's availability zone";
      case "SUBNET_ACL_RESTRICTION" ->
          blocker.detail().equals("egress")
              ? "no reply gets out, on any client port"
              : entry(blocker);
      case "ELB_ACL_RESTRICTION" -> entry(blocker);
      case "SG_HAS_NO_RULES" -> "the group has no " + direction(blocker) + " rule";
      case "ENI_SG_RULES_MISMATCH" ->
          blocker.detail().isEmpty()
              ? "no ingress rule of the group admits it"
              : "no egress rule of the group lets it out";
      case "ELB_LISTENERS_MISMATCH", "ELBV2_LISTENERS_MISMATCH" ->
          "it has no listener on this port and protocol";
      case "ELBV2_LISTENER_HAS_NO_TG" -> "its target groups have no targets";
      case "ELB_NOT_CROSSZONE" -> "it does not send across availability zones";
      case "TARGET_ADDRESS_RESTRICTION" -> "the listener does not send to the interface";
      case "TARGET_PORT_RESTRICTION" -> "the listener sends to another of its ports";
      case "UNKNOWN_RESOURCE" -> "none of its subnets is in the data";
      case "NO_ROUTE_TO_DESTINATION" -> "no route leads back";
      case "BAD_STATE_ROUTE" -> "the route back is a blackhole";
      case "MORE_SPECIFIC_ROUTE" -> "a more specific route leads elsewhere";
      case "CANNOT_ROUTE" -> "the route back leads elsewhere";
      default -> "";
    };
  }

  private static String entry(Blocker blocker) {
    return blocker.detail().indexOf(' ') < 0 ? "no entry allows it" : "this entry denies it";
  }

  private static String direction(Blocker blocker) {
    return blocker.detail().isEmpty() ? "ingress" : blocker.detail();
  }

  private void step(String name, String text) {
    line(2, name + TerminalText.padding(name, NAMES) + text);
  }

  private void line(int indent, String text) {
    TerminalText.wrap(" ".repeat(indent) + TerminalText.clean(text), width, indent + NAMES)
        .forEach(part -> out.print(part + "\n"));
  }

  @Override
  public void close() {
    if (written == 0) {
      line(0, "nothing stops it");
    }
  }
}
