package dev.assay.reachability;

import dev.assay.reachability.vpc.Component;
import dev.assay.reachability.vpc.NetworkAcl;
import dev.assay.reachability.vpc.NetworkAclEntry;
import dev.assay.reachability.vpc.ProtocolMatch;
import dev.assay.reachability.vpc.Route;
import dev.assay.reachability.vpc.RouteTable;
import dev.assay.reachability.vpc.SecurityGroup;
import dev.assay.reachability.vpc.SecurityGroupRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Says a change in a few words, such as `sg-0a1b: added ingress tcp 22 from 0.0.0.0/0 (sgr-77)`.
final class ChangeWords {
  /// Of one change; the rest is counted.
  private static final int MOST_PARTS = 3;

  private ChangeWords() {}

  static String of(NetworkChange change, Network before) {
    return switch (change) {
      case NetworkChange.Remove(var _, var id) -> id + ": removed";
      case NetworkChange.Put(var component) ->
          before
              .find(component.getClass(), component.id())
              .map(old -> component.id() + ": " + changed(old, component))
              .orElse(component.id() + ": added");
    };
  }

  private static String changed(Component old, Component now) {
    List<String> parts =
        switch (now) {
          case SecurityGroup group when old instanceof SecurityGroup before -> {
            var ingress = differences(before.ingress(), group.ingress(), ChangeWords::ingress);
            ingress.addAll(differences(before.egress(), group.egress(), ChangeWords::egress));
            yield ingress;
          }
          case NetworkAcl acl when old instanceof NetworkAcl before ->
              differences(before.entries(), acl.entries(), ChangeWords::entry);
          case RouteTable table when old instanceof RouteTable before ->
              differences(before.routes(), table.routes(), ChangeWords::route);
          default -> List.of();
        };
    if (parts.isEmpty()) {
      return "changed";
    }
    String shown = String.join(", ", parts.subList(0, Math.min(parts.size(), MOST_PARTS)));
    return parts.size() <= MOST_PARTS
        ? shown
        : shown + " and " + (parts.size() - MOST_PARTS) + " more";
  }

  private static <T> List<String> differences(
      List<T> before, List<T> now, Function<T, String> words) {
    List<String> parts = new ArrayList<>();
    now.stream()
        .filter(it -> !before.contains(it))
        .forEach(it -> parts.add("added " + words.apply(it)));
    before.stream()
        .filter(it -> !now.contains(it))
        .forEach(it -> parts.add("removed " + words.apply(it)));
    return parts;
  }

  private static String ingress(SecurityGroupRule rule) {
    return "ingress %s from %s%s".formatted(traffic(rule), rule.peer(), named(rule));
  }

  private static String egress(SecurityGroupRule rule) {
    return "egress %s to %s%s".formatted(traffic(rule), rule.peer(), named(rule));
  }

  private static String traffic(SecurityGroupRule rule) {
    return protocol(rule.protocol()) + (rule.protocol().isAll() ? "" : " " + rule.ports());
  }

  private static String named(SecurityGroupRule rule) {
    return rule.id().isEmpty() ? "" : " (" + rule.id() + ")";
  }

  private static String entry(NetworkAclEntry entry) {
    return "%s rule %d: %s %s %s %s"
        .formatted(
            entry.isEgress() ? "egress" : "ingress",
            entry.number(),
            entry.isAllow() ? "allow" : "deny",
            protocol(entry.protocol()),
            entry.ports(),
            entry.remote());
  }

  private static String route(Route route) {
    return "route to " + route.destination() + " by " + route.target();
  }

  private static String protocol(ProtocolMatch match) {
    if (match.isAll()) {
      return "all traffic";
    }
    return Arrays.stream(Protocol.values())
        .filter(match::matches)
        .findFirst()
        .map(protocol -> protocol.name().toLowerCase(Locale.ROOT))
        .orElse("protocol " + match.number());
  }
}
