package dev.assay.reachability.source;

import dev.assay.reachability.Network;
import dev.assay.reachability.address.Cidr;
import dev.assay.reachability.address.PortRange;
import dev.assay.reachability.vpc.Component;
import dev.assay.reachability.vpc.NetworkAcl;
import dev.assay.reachability.vpc.NetworkAclEntry;
import dev.assay.reachability.vpc.PrefixList;
import dev.assay.reachability.vpc.ProtocolMatch;
import dev.assay.reachability.vpc.SecurityGroup;
import dev.assay.reachability.vpc.SecurityGroupRule;
import dev.assay.reachability.vpc.SecurityGroupRule.Peer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `describe-network-acls`, `-security-groups`, `-security-group-rules`, `-managed-prefix-lists`
/// with `get-managed-prefix-list-entries`, `-prefix-lists`.
final class FilterDocuments implements Documents {
  private final List<Component> acls = new ArrayList<>();
  private final Map<String, SecurityGroup> groups = new LinkedHashMap<>();
  private final Map<String, List<Cidr>> prefixLists = new LinkedHashMap<>();
  private final Map<RuleKey, String> ruleIds = new HashMap<>();

  /// What `describe-security-groups` and `describe-security-group-rules` both say of a rule.
  private record RuleKey(
      String group, boolean isEgress, ProtocolMatch protocol, PortRange ports, Peer peer) {}

  @Override
  public Map<String, Reader> lists() {
    return Map.of(
        "NetworkAcls", this::acl,
        "SecurityGroups", this::group,
        "SecurityGroupRules", this::ruleId,
        "PrefixLists", this::prefixList);
  }

  @Override
  public Map<String, EntryReader> maps() {
    return Map.of("get-managed-prefix-list-entries", this::entries);
  }

  @Override
  public void addAll(Documents other) {
    var next = (FilterDocuments) other;
    acls.addAll(next.acls);
    groups.putAll(next.groups);
    prefixLists.putAll(next.prefixLists);
    ruleIds.putAll(next.ruleIds);
  }

  @Override
  public Collection<? extends Component> components(Network others) {
    List<Component> all = new ArrayList<>(acls);
    for (SecurityGroup group : groups.values()) {
      all.add(ruleIds.isEmpty() ? group : withRuleIds(group));
    }
    prefixLists.forEach((id, blocks) -> all.add(new PrefixList(id, blocks)));
    return all;
  }

  private SecurityGroup withRuleIds(SecurityGroup group) {
    return new SecurityGroup(
        group.id(),
        group.vpc(),
        group.owner(),
        withRuleIds(group.id(), false, group.ingress()),
        withRuleIds(group.id(), true, group.egress()));
  }

  private List<SecurityGroupRule> withRuleIds(
      String group, boolean isEgress, List<SecurityGroupRule> rules) {
    return rules.stream()
        .map(
            rule ->
                new SecurityGroupRule(
                    ruleIds.getOrDefault(
                        new RuleKey(group, isEgress, rule.protocol(), rule.ports(), rule.peer()),
                        ""),
                    rule.protocol(),
                    rule.ports(),
                    rule.peer()))
        .toList();
  }

  private void acl(DescribedItem item) throws Unreadable {
    List<String> subnets = new ArrayList<>();
    for (DescribedItem association : item.items("Associations")) {
      if (association.has("SubnetId")) {
        subnets.add(association.required("SubnetId"));
      }
    }
    List<NetworkAclEntry> entries = new ArrayList<>();
    for (DescribedItem entry : item.items("Entries")) {
      entries.add(entry(entry));
    }
    acls.add(
        new NetworkAcl(
            item.required("NetworkAclId"),
            item.required("VpcId"),
            item.flag("IsDefault"),
            subnets,
            entries));
  }

  private static NetworkAclEntry entry(DescribedItem item) throws Unreadable {
    var protocol = protocol(item, "Protocol");
    String action = item.required("RuleAction");
    if (!action.equals("allow") && !action.equals("deny")) {
      throw item.wrong("RuleAction", "expected allow or deny");
    }
    var range = item.item("PortRange");
    return new NetworkAclEntry(
        item.number("RuleNumber"),
        item.flag("Egress"),
        action.equals("allow"),
        protocol,
        range.isEmpty() || protocol.isAll() ? PortRange.ALL : ports(range.get(), "From", "To"),
        item.block(item.has("Ipv6CidrBlock") ? "Ipv6CidrBlock" : "CidrBlock"));
  }

  private void group(DescribedItem item) throws Unreadable {
    String id = item.required("GroupId");
    groups.put(
        id,
        new SecurityGroup(
            id,
            item.text("VpcId"),
            item.text("OwnerId"),
            rules(item.items("IpPermissions")),
            rules(item.items("IpPermissionsEgress"))));
  }

  private static List<SecurityGroupRule> rules(List<DescribedItem> permissions) throws Unreadable {
    List<SecurityGroupRule> rules = new ArrayList<>();
    for (DescribedItem permission : permissions) {
      var protocol = protocol(permission, "IpProtocol");
      var ports = permissionPorts(permission, protocol);
      for (DescribedItem range : permission.items("IpRanges")) {
        rules.add(rule(protocol, ports, new Peer.Block(range.block("CidrIp"))));
      }
      for (DescribedItem range : permission.items("Ipv6Ranges")) {
        rules.add(rule(protocol, ports, new Peer.Block(range.block("CidrIpv6"))));
      }
      for (DescribedItem list : permission.items("PrefixListIds")) {
        rules.add(rule(protocol, ports, new Peer.Listed(list.required("PrefixListId"))));
      }
      for (DescribedItem pair : permission.items("UserIdGroupPairs")) {
        rules.add(rule(protocol, ports, new Peer.Group(pair.required("GroupId"))));
      }
    }
    return rules;
  }

  private static SecurityGroupRule rule(ProtocolMatch protocol, PortRange ports, Peer peer) {
    return new SecurityGroupRule("", protocol, ports, peer);
  }

  private void ruleId(DescribedItem item) throws Unreadable {
    var protocol = protocol(item, "IpProtocol");
    ruleIds.put(
        new RuleKey(
            item.required("GroupId"),
            item.flag("IsEgress"),
            protocol,
            permissionPorts(item, protocol),
            peer(item)),
        item.required("SecurityGroupRuleId"));
  }

  private static Peer peer(DescribedItem item) throws Unreadable {
    if (item.has("CidrIpv4")) {
      return new Peer.Block(item.block("CidrIpv4"));
    }
    if (item.has("CidrIpv6")) {
      return new Peer.Block(item.block("CidrIpv6"));
    }
    if (item.has("PrefixListId")) {
      return new Peer.Listed(item.required("PrefixListId"));
    }
    var referenced = item.item("ReferencedGroupInfo");
    if (referenced.isEmpty()) {
      throw item.wrong("ReferencedGroupInfo", "the rule has no other end");
    }
    return new Peer.Group(referenced.get().required("GroupId"));
  }

  /// Only TCP and UDP have ports; for ICMP the same fields are types and codes.
  private static PortRange permissionPorts(DescribedItem item, ProtocolMatch protocol)
      throws Unreadable {
    boolean hasPorts = protocol.number() == 6 || protocol.number() == 17;
    int from = item.number("FromPort", -1);
    int to = item.number("ToPort", -1);
    return !hasPorts || (from == -1 && to == -1)
        ? PortRange.ALL
        : ports(item, "FromPort", "ToPort");
  }

  private static PortRange ports(DescribedItem item, String from, String to) throws Unreadable {
    int first = item.number(from);
    int last = item.number(to);
    if (first == -1 && last == -1) {
      return PortRange.ALL;
    }
    if (first < 0 || first > PortRange.HIGHEST) {
      throw item.wrong(from, "a port lies between 0 and 65535");
    }
    if (last < first || last > PortRange.HIGHEST) {
      throw item.wrong(to, "the range ends before it begins, or beyond 65535");
    }
    return new PortRange(first, last);
  }

  /// Numbers, and the names that the service writes for some (`IpProtocol` in the EC2 API).
  private static ProtocolMatch protocol(DescribedItem item, String field) throws Unreadable {
    String text = item.required(field).toLowerCase(Locale.ROOT);
    return switch (text) {
      case "-1", "all" -> ProtocolMatch.ALL;
      case "tcp" -> new ProtocolMatch(6);
      case "udp" -> new ProtocolMatch(17);
      case "icmp" -> new ProtocolMatch(1);
      case "icmpv6" -> new ProtocolMatch(58);
      default -> {
        if (text.length() > 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
          throw item.wrong(field, "expected a protocol name or number");
        }
        yield new ProtocolMatch(Integer.parseInt(text));
      }
    };
  }

  /// `describe-prefix-lists` has the blocks in it, `describe-managed-prefix-lists` has not.
  private void prefixList(DescribedItem item) throws Unreadable {
    String id = item.required("PrefixListId");
    if (!item.has("Cidrs")) {
      return;
    }
    List<Cidr> blocks = new ArrayList<>();
    for (String text : item.texts("Cidrs")) {
      try {
        blocks.add(Cidr.parse(text));
      } catch (IllegalArgumentException notOne) {
        throw item.wrong("Cidrs", String.valueOf(notOne.getMessage()));
      }
    }
    prefixLists.put(id, blocks);
  }

  private void entries(String list, DescribedItem item) throws Unreadable {
    List<Cidr> blocks = new ArrayList<>();
    for (DescribedItem entry : item.elements()) {
      blocks.add(entry.block("Cidr"));
    }
    prefixLists.put(list, blocks);
  }
}
