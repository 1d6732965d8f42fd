package dev.assay.reachability.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Changes of whole networks whose effect on the answers is known.
public final class Edits {

  private static final Pattern ID =
      Pattern.compile("(acl|eigw|eni|i|igw|nat|pcx|pl|rtb|sg|subnet|tgw|vgw|vpc|vpce|vpn)-(.*)");

  private Edits() {}

  /// Every id with its second part read backwards; done twice it changes nothing.
  public static String renamed(String text) {
    Matcher id = ID.matcher(text);
    return id.matches() ? id.group(1) + "-" + new StringBuilder(id.group(2)).reverse() : text;
  }

  public static Documents renamed(Documents documents) {
    Map<String, JsonNode> files = new TreeMap<>();
    documents.files().forEach((name, tree) -> files.put(name, mapped(tree, Edits::renamed)));
    return new Documents(files);
  }

  public static JsonNode mapped(JsonNode node, UnaryOperator<String> change) {
    if (node instanceof TextNode text) {
      return TextNode.valueOf(change.apply(text.asText()));
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      array.forEach(item -> copy.add(mapped(item, change)));
      return copy;
    }
    if (node instanceof ObjectNode object) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      object
          .properties()
          .forEach(f -> copy.set(change.apply(f.getKey()), mapped(f.getValue(), change)));
      return copy;
    }
    return node;
  }

  /// The same network, and a VPC in the same account that has nothing to do with it.
  public static Documents withStranger(Documents documents) {
    return together(
        documents,
        new TestNetwork()
            .vpc("vpc-stranger", "10.250.0.0/16")
            .subnet("subnet-stranger", "vpc-stranger", "us-east-1a", "10.250.1.0/24")
            .openAcl("acl-stranger", "vpc-stranger")
            .internetGateway("igw-stranger", "vpc-stranger")
            .table("rtb-stranger", "vpc-stranger", "main", "0.0.0.0/0 igw-stranger")
            .group("sg-stranger", "vpc-stranger", "in tcp 2222-3333 0.0.0.0/0")
            .host("eni-stranger", "i-stranger", "subnet-stranger", "sg-stranger", "10.250.1.5")
            .documents());
  }

  /// Both networks in one account.
  static Documents together(Documents one, Documents other) {
    Documents all = one.copy();
    Map<String, JsonNode> files = new TreeMap<>(all.files());
    other
        .files()
        .forEach(
            (name, tree) -> {
              ObjectNode into =
                  (ObjectNode)
                      files.computeIfAbsent(name, n -> JsonNodeFactory.instance.objectNode());
              tree.properties()
                  .forEach(
                      list ->
                          into.withArrayProperty(list.getKey())
                              .addAll((ArrayNode) list.getValue().deepCopy()));
            });
    return new Documents(files);
  }

  /// The entries of all ACLs, and the rules of all groups, in another order.
  public static Documents shuffled(Documents documents, Dice dice) {
    Documents copy = documents.copy();
    for (JsonNode acl : copy.list("describe-network-acls.json", "NetworkAcls")) {
      shuffle((ArrayNode) acl.path("Entries"), dice);
    }
    for (JsonNode group : copy.list("describe-security-groups.json", "SecurityGroups")) {
      shuffle((ArrayNode) group.path("IpPermissions"), dice);
    }
    return copy;
  }

  private static void shuffle(ArrayNode array, Dice dice) {
    List<JsonNode> items = new ArrayList<>();
    array.forEach(items::add);
    array.removeAll();
    dice.some(items, items.size()).forEach(array::add);
  }

  /// A group admits one thing more.
  public static Documents withRule(Documents documents, String cidr, Dice dice) {
    Documents copy = documents.copy();
    JsonNode group = dice.pick(copy.list("describe-security-groups.json", "SecurityGroups"));
    ObjectNode permission = ((ArrayNode) group.path("IpPermissions")).addObject();
    permission.put("IpProtocol", "tcp").put("FromPort", 1).put("ToPort", 1024);
    permission.putArray("IpRanges").addObject().put("CidrIp", cidr);
    return copy;
  }

  /// An ACL allows one thing more, before all its other entries.
  public static Documents withEntry(Documents documents, String cidr, boolean egress, Dice dice) {
    Documents copy = documents.copy();
    JsonNode acl = dice.pick(copy.list("describe-network-acls.json", "NetworkAcls"));
    ObjectNode entry = ((ArrayNode) acl.path("Entries")).addObject();
    entry.put("RuleNumber", 1).put("Protocol", "-1").put("RuleAction", "allow");
    entry.put("Egress", egress).put("CidrBlock", cidr);
    return copy;
  }

  /// The IPv4 blocks of one group's ingress rules are halved.
  public static Documents narrowed(Documents documents, Dice dice) {
    Documents copy = documents.copy();
    JsonNode group = dice.pick(copy.list("describe-security-groups.json", "SecurityGroups"));
    for (JsonNode permission : group.path("IpPermissions")) {
      for (JsonNode range : permission.path("IpRanges")) {
        Cidr block = Cidr.of(range.path("CidrIp").asText());
        int prefix = Math.min(32, block.prefix() + 1);
        ((ObjectNode) range).put("CidrIp", new Ip(4, block.low()) + "/" + prefix);
      }
    }
    return copy;
  }
}
