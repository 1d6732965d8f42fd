package dev.assay.cli.reach;

import dev.assay.cli.Session;
import dev.assay.delivery.TerminalText;
import dev.assay.reachability.PacketAnswer;
import dev.assay.reachability.PacketAnswer.Blocker;
import dev.assay.reachability.PacketAnswer.GroupRule;
import dev.assay.reachability.PacketAnswer.Witness;
import dev.assay.reachability.PacketQuestion;
import java.io.PrintStream;
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
        "%s on %s from %s through %s",
        port(question),
        question.networkInterface(),
        question.source(),
        question.edge());
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
    for (GroupRule rule : witness.groupRules()) {
      step(
          "security group",
          rule.rule().equals(rule.group()) ? rule.group() : rule.group() + " " + rule.rule());
    }
    step("interface", witness.networkInterface() + " of " + witness.instance());
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
              : blocker.detail().indexOf(' ') < 0 ? "no entry allows it" : "this entry denies it";
      case "SG_HAS_NO_RULES" -> "the group has no ingress rule";
      case "ENI_SG_RULES_MISMATCH" -> "no ingress rule of the group admits it";
      case "NO_ROUTE_TO_DESTINATION" -> "no route leads back";
      case "BAD_STATE_ROUTE" -> "the route back is a blackhole";
      case "MORE_SPECIFIC_ROUTE" -> "a more specific route leads elsewhere";
      case "CANNOT_ROUTE" -> "the route back leads elsewhere";
      default -> "";
    };
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
