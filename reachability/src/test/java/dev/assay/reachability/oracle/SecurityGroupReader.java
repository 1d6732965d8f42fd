package dev.assay.reachability.oracle;

import static dev.assay.reachability.oracle.NetworkReader.text;
import static dev.assay.reachability.oracle.NetworkReader.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.reachability.oracle.SecurityGroup.Peer;
import dev.assay.reachability.oracle.SecurityGroup.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads security groups; a rule's own id comes from `describe-security-group-rules`.
final class SecurityGroupReader {

  private final Documents documents;

  SecurityGroupReader(Documents documents) {
    this.documents = documents;
  }

  Map<String, SecurityGroup> groups() {
    Map<String, SecurityGroup> groups = new LinkedHashMap<>();
    for (JsonNode group : documents.list("describe-security-groups.json", "SecurityGroups")) {
      String id = text(group, "GroupId");
      groups.put(
          id,
          new SecurityGroup(
              id,
              text(group, "VpcId"),
              rules(id, group.path("IpPermissions"), false),
              rules(id, group.path("IpPermissionsEgress"), true)));
    }
    return groups;
  }

  private List<Rule> rules(String groupId, JsonNode permissions, boolean egress) {
    List<Rule> rules = new ArrayList<>();
    for (JsonNode permission : Documents.items(permissions)) {
      List<Peer> peers = new ArrayList<>();
      NetworkReader.blocks(permission.path("IpRanges"), "CidrIp")
          .forEach(block -> peers.add(new Peer.Block(block)));
      NetworkReader.blocks(permission.path("Ipv6Ranges"), "CidrIpv6")
          .forEach(block -> peers.add(new Peer.Block(block)));
      texts(permission.path("PrefixListIds"), "PrefixListId")
          .forEach(list -> peers.add(new Peer.PrefixList(list)));
      texts(permission.path("UserIdGroupPairs"), "GroupId")
          .forEach(group -> peers.add(new Peer.Group(group)));
      for (Peer peer : peers) {
        Rule nameless = rule(groupId, groupId, permission, peer);
        rules.add(rule(named(nameless, egress), groupId, permission, peer));
      }
    }
    return rules;
  }

  /// Both ports −1 or absent mean all (rule G1).
  private static Rule rule(String id, String groupId, JsonNode permission, Peer peer) {
    int from = permission.path("FromPort").asInt(-1);
    int to = permission.path("ToPort").asInt(-1);
    boolean all = from == -1 && to == -1;
    return new Rule(
        id, groupId, text(permission, "IpProtocol"), all ? 0 : from, all ? 65535 : to, peer);
  }

  private String named(Rule nameless, boolean egress) {
    for (JsonNode one :
        documents.list("describe-security-group-rules.json", "SecurityGroupRules")) {
      if (text(one, "GroupId").equals(nameless.groupId())
          && one.path("IsEgress").asBoolean() == egress
          && isPeer(one, nameless.peer())
          && rule(nameless.groupId(), nameless.groupId(), one, nameless.peer()).equals(nameless)) {
        return text(one, "SecurityGroupRuleId");
      }
    }
    return nameless.groupId();
  }

  private static boolean isPeer(JsonNode rule, Peer peer) {
    return switch (peer) {
      case Peer.Block(Cidr block) ->
          Cidr.parse(text(rule, "CidrIpv4")).filter(block::equals).isPresent()
              || Cidr.parse(text(rule, "CidrIpv6")).filter(block::equals).isPresent();
      case Peer.PrefixList(String id) -> text(rule, "PrefixListId").equals(id);
      case Peer.Group(String id) -> text(rule.path("ReferencedGroupInfo"), "GroupId").equals(id);
    };
  }
}
