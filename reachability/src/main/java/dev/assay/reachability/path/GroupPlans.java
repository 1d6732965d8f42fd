package dev.assay.reachability.path;

import dev.assay.reachability.Protocol;
import dev.assay.reachability.RemedyEdit.GroupRule;
import dev.assay.reachability.RemedyEdit.NarrowRule;
import dev.assay.reachability.RemedyEdit.RemoveRule;
import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.address.AddressSet;
import dev.assay.reachability.address.Cidr;
import dev.assay.reachability.address.PortRange;
import dev.assay.reachability.vpc.NetworkInterface;
import dev.assay.reachability.vpc.ProtocolMatch;
import dev.assay.reachability.vpc.SecurityGroup;
import dev.assay.reachability.vpc.SecurityGroupRule;
import dev.assay.reachability.vpc.SecurityGroupRule.Peer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/// Plans edits of security groups. Rules only allow and are united, so every rule that admits some
/// of what is asked about must go, or must lose the ports.
final class GroupPlans {
  /// Rules that one rule is replaced by, for the addresses that it should still admit.
  private static final int MOST_KEPT_BLOCKS = 8;

  private final World world;
  private final GroupRules groupRules;

  GroupPlans(World world) {
    this.world = world;
    this.groupRules = new GroupRules(world);
  }

  /// A rule of a group.
  record Rule(SecurityGroup group, SecurityGroupRule rule) {}

  /// Rules that admit some of what is open.
  List<Rule> admitting(Guarded guarded) {
    return rules(
        guarded.places(),
        guarded.protocol(),
        guarded.ports(),
        (group, rule) -> {
          for (AddressFamily family : guarded.open().keySet()) {
            if (guarded.isMet(rule.ports(), groupRules.addresses(group, rule.peer(), family))) {
              return true;
            }
          }
          return false;
        });
  }

  /// Rules for a protocol and some of the ports, whoever they admit.
  List<Rule> all(List<NetworkInterface> places, Protocol protocol, PortRange ports) {
    return rules(places, protocol, ports, (group, rule) -> true);
  }

  private List<Rule> rules(
      List<NetworkInterface> places,
      Protocol protocol,
      PortRange ports,
      BiPredicate<SecurityGroup, SecurityGroupRule> isMeant) {
    Set<String> groups = new LinkedHashSet<>();
    places.forEach(place -> groups.addAll(place.groups()));
    Set<Rule> rules = new LinkedHashSet<>();
    for (String id : groups) {
      world
          .find(SecurityGroup.class, id)
          .ifPresent(
              group ->
                  group.ingress().stream()
                      .filter(rule -> rule.protocol().matches(protocol))
                      .filter(rule -> overlap(rule.ports(), ports))
                      .filter(rule -> isMeant.test(group, rule))
                      .forEach(rule -> rules.add(new Rule(group, rule))));
    }
    return List.copyOf(rules);
  }

  private static boolean overlap(PortRange one, PortRange other) {
    return one.from() <= other.to() && other.from() <= one.to();
  }

  static List<PlannedEdit> removing(List<Rule> rules) {
    return rules.stream().map(GroupPlans::removing).toList();
  }

  /// The same, but keeps what the rules admit besides.
  static List<PlannedEdit> narrowing(List<Rule> rules, Protocol protocol, PortRange ports) {
    return rules.stream().map(rule -> narrowing(rule, protocol, ports)).toList();
  }

  /// The same, but of the ports too keeps what the rules admit from addresses that matter inside.
  ///
  /// @param kept those addresses, none of which is asked about
  static List<PlannedEdit> narrowingSources(
      List<Rule> rules, Protocol protocol, PortRange ports, Map<AddressFamily, AddressSet> kept) {
    return rules.stream()
        .map(
            one -> {
              List<SecurityGroupRule> rest = new ArrayList<>(rest(one.rule(), protocol, ports));
              keptOf(one.rule(), kept)
                  .forEach(
                      block ->
                          rest.add(
                              new SecurityGroupRule(
                                  "",
                                  new ProtocolMatch(protocol.number()),
                                  common(one.rule(), ports),
                                  new Peer.Block(block))));
              return replacing(one, rest);
            })
        .toList();
  }

  /// Blocks of a rule from which it still should admit; none of what would take too many.
  private static List<Cidr> keptOf(SecurityGroupRule rule, Map<AddressFamily, AddressSet> kept) {
    if (!(rule.peer() instanceof Peer.Block(var block))) {
      return List.of();
    }
    var all = kept.getOrDefault(block.family(), AddressSet.none(block.family()));
    var blocks = all.and(AddressSet.of(block)).cidrs();
    return blocks.size() <= MOST_KEPT_BLOCKS ? blocks : List.of();
  }

  private static PortRange common(SecurityGroupRule rule, PortRange ports) {
    return rule.protocol().isAll()
        ? ports
        : new PortRange(
            Math.max(ports.from(), rule.ports().from()), Math.min(ports.to(), rule.ports().to()));
  }

  private static PlannedEdit removing(Rule one) {
    return replacing(one, List.of());
  }

  private static PlannedEdit narrowing(Rule one, Protocol protocol, PortRange ports) {
    return replacing(one, rest(one.rule(), protocol, ports));
  }

  private static PlannedEdit replacing(Rule one, List<SecurityGroupRule> instead) {
    var described = described(one.group(), one.rule());
    var edit =
        instead.isEmpty()
            ? new RemoveRule(described)
            : new NarrowRule(
                described, instead.stream().map(rule -> described(one.group(), rule)).toList());
    return PlannedEdit.of(
        edit,
        SecurityGroup.class,
        one.group().id(),
        group -> {
          List<SecurityGroupRule> rules = new ArrayList<>(group.ingress());
          rules.removeIf(one.rule()::equals);
          rules.addAll(instead);
          return new SecurityGroup(group.id(), group.vpc(), group.owner(), rules, group.egress());
        });
  }

  /// What a rule admits besides some ports of a protocol. A rule for all traffic leaves its other
  /// ports and the other protocol that has ports.
  private static List<SecurityGroupRule> rest(
      SecurityGroupRule rule, Protocol protocol, PortRange ports) {
    List<SecurityGroupRule> rest = new ArrayList<>();
    var range = rule.protocol().isAll() ? PortRange.ALL : rule.ports();
    if (range.from() < ports.from()) {
      rest.add(part(rule, protocol, new PortRange(range.from(), ports.from() - 1)));
    }
    if (range.to() > ports.to()) {
      rest.add(part(rule, protocol, new PortRange(ports.to() + 1, range.to())));
    }
    if (rule.protocol().isAll()) {
      for (Protocol other : Protocol.values()) {
        if (other != protocol) {
          rest.add(part(rule, other, PortRange.ALL));
        }
      }
    }
    return rest;
  }

  private static SecurityGroupRule part(
      SecurityGroupRule rule, Protocol protocol, PortRange ports) {
    return new SecurityGroupRule("", new ProtocolMatch(protocol.number()), ports, rule.peer());
  }

  private static GroupRule described(SecurityGroup group, SecurityGroupRule rule) {
    String protocol = "all";
    for (Protocol one : Protocol.values()) {
      if (rule.protocol().number() == one.number()) {
        protocol = one.name().toLowerCase(Locale.ROOT);
      }
    }
    return new GroupRule(
        group.id(),
        rule.id(),
        protocol,
        rule.ports().from(),
        rule.ports().to(),
        rule.peer().toString());
  }
}
