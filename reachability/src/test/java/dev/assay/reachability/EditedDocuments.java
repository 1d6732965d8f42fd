package dev.assay.reachability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.reachability.RemedyEdit.GroupRule;
import dev.assay.reachability.address.Address;
import dev.assay.reachability.address.Cidr;
import dev.assay.reachability.oracle.Documents;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Makes the edits of a remedy in the documents, as whoever followed it would in the account.
final class EditedDocuments {
  private final Documents documents;

  private EditedDocuments(Documents documents) {
    this.documents = documents;
  }

  static Documents of(Documents documents, List<RemedyEdit> edits) {
    var edited = new EditedDocuments(documents.copy());
    edits.forEach(edited::make);
    return edited.documents;
  }

  private void make(RemedyEdit edit) {
    switch (edit) {
      case RemedyEdit.RemoveRule(var rule) -> removeRule(rule);
      case RemedyEdit.NarrowRule(var rule, var instead) -> {
        removeRule(rule);
        instead.forEach(this::addRule);
      }
      case RemedyEdit.DenyEntry entry -> addEntry(entry);
      case RemedyEdit.RemoveRoute(var table, var destination, var target) ->
          remove(
              item("describe-route-tables.json", "RouteTables", "RouteTableId", table)
                  .withArrayProperty("Routes"),
              route ->
                  holds(route, target)
                      && leadsTo(route, destination)
                      && !route.path("Origin").asText().equals("EnableVgwRoutePropagation")
                      && !route.path("State").asText().equals("blackhole"));
      case RemedyEdit.DisassociateAddress(var one, var address) -> unpublish(one, address);
      case RemedyEdit.UnassignAddress(var one, var address) ->
          remove(
              networkInterface(one).withArrayProperty("Ipv6Addresses"),
              own ->
                  Address.parse(own.path("Ipv6Address").asText()).equals(Address.parse(address)));
      case RemedyEdit.RemoveListener(var balancer, var port) -> removeListener(balancer, port);
      case RemedyEdit.DeregisterTarget(var balancer, var group, var target, var port) ->
          deregister(balancer, group, target, port);
    }
  }

  private ObjectNode item(String file, String list, String idField, String id) {
    return find(file, list, idField, id).orElseThrow();
  }

  private Optional<ObjectNode> find(String file, String list, String idField, String id) {
    return list(file, list).stream()
        .filter(item -> item.path(idField).asText().equals(id))
        .map(ObjectNode.class::cast)
        .findFirst();
  }

  private List<JsonNode> list(String file, String list) {
    JsonNode tree = documents.files().get(file);
    return tree == null ? List.of() : tree.path(list).valueStream().toList();
  }

  private ObjectNode networkInterface(String id) {
    return item("describe-network-interfaces.json", "NetworkInterfaces", "NetworkInterfaceId", id);
  }

  private static void remove(JsonNode array, Predicate<JsonNode> isGone) {
    for (int i = array.size() - 1; i >= 0; i--) {
      if (isGone.test(array.path(i))) {
        ((ArrayNode) array).remove(i);
      }
    }
  }

  private static boolean holds(JsonNode object, String text) {
    return object.valueStream().anyMatch(value -> value.asText().equals(text));
  }

  private static boolean leadsTo(JsonNode route, String destination) {
    return route
        .valueStream()
        .anyMatch(value -> canonical(value.asText()).equals(canonical(destination)));
  }

  private static String canonical(String text) {
    return text.indexOf('/') < 0 ? text : Cidr.parse(text).toString();
  }

  private ObjectNode group(String id) {
    return item("describe-security-groups.json", "SecurityGroups", "GroupId", id);
  }

  private void removeRule(GroupRule rule) {
    for (JsonNode permission : group(rule.group()).path("IpPermissions")) {
      if (isSameTraffic(permission, rule)) {
        for (String list : List.of("IpRanges", "Ipv6Ranges", "PrefixListIds", "UserIdGroupPairs")) {
          remove(
              permission.path(list),
              peer ->
                  peer.valueStream()
                      .anyMatch(value -> canonical(value.asText()).equals(rule.peer())));
        }
      }
    }
  }

  private static boolean isSameTraffic(JsonNode permission, GroupRule rule) {
    String protocol =
        switch (permission.path("IpProtocol").asText()) {
          case "-1" -> "all";
          case "6", "tcp" -> "tcp";
          case "17", "udp" -> "udp";
          default -> "";
        };
    boolean hasAllPorts = protocol.equals("all") || permission.path("FromPort").asInt(-1) == -1;
    int from = hasAllPorts ? 0 : permission.path("FromPort").asInt();
    int to = hasAllPorts ? 65_535 : permission.path("ToPort").asInt();
    return protocol.equals(rule.protocol()) && from == rule.fromPort() && to == rule.toPort();
  }

  private void addRule(GroupRule rule) {
    ObjectNode permission = ((ArrayNode) group(rule.group()).path("IpPermissions")).addObject();
    permission.put("IpProtocol", rule.protocol());
    permission.put("FromPort", rule.fromPort()).put("ToPort", rule.toPort());
    String peer = rule.peer();
    if (peer.startsWith("sg-")) {
      permission.putArray("UserIdGroupPairs").addObject().put("GroupId", peer);
    } else if (peer.startsWith("pl-")) {
      permission.putArray("PrefixListIds").addObject().put("PrefixListId", peer);
    } else if (peer.indexOf(':') >= 0) {
      permission.putArray("Ipv6Ranges").addObject().put("CidrIpv6", peer);
    } else {
      permission.putArray("IpRanges").addObject().put("CidrIp", peer);
    }
  }

  private void addEntry(RemedyEdit.DenyEntry deny) {
    ObjectNode entry =
        ((ArrayNode)
                item("describe-network-acls.json", "NetworkAcls", "NetworkAclId", deny.acl())
                    .path("Entries"))
            .addObject();
    entry.put("RuleNumber", deny.number()).put("RuleAction", "deny").put("Egress", false);
    entry.put("Protocol", Integer.toString(deny.protocol().number()));
    entry.put(deny.block().indexOf(':') >= 0 ? "Ipv6CidrBlock" : "CidrBlock", deny.block());
    entry.putObject("PortRange").put("From", deny.fromPort()).put("To", deny.toPort());
  }

  private void unpublish(String id, String address) {
    ObjectNode one = networkInterface(id);
    for (JsonNode own : one.path("PrivateIpAddresses")) {
      if (own.path("PrivateIpAddress").asText().equals(address)) {
        ((ObjectNode) own).remove("Association");
      }
    }
    if (one.path("PrivateIpAddress").asText().equals(address)) {
      one.remove("Association");
    }
  }

  private Optional<ObjectNode> classic(String balancer) {
    return find(
        "elb-describe-load-balancers.json",
        "LoadBalancerDescriptions",
        "LoadBalancerName",
        balancer.substring(balancer.lastIndexOf('/') + 1));
  }

  private void removeListener(String balancer, int port) {
    JsonNode listeners = documents.files().get("elbv2-describe-listeners.json");
    if (listeners != null) {
      remove(
          listeners.path("Listeners"),
          listener -> holds(listener, balancer) && listener.path("Port").asInt() == port);
    }
    classic(balancer)
        .ifPresent(
            one ->
                remove(
                    one.path("ListenerDescriptions"),
                    listener -> listener.at("/Listener/LoadBalancerPort").asInt() == port));
  }

  private void deregister(String balancer, String group, String target, int port) {
    if (group.isEmpty()) {
      classic(balancer)
          .ifPresent(
              one ->
                  remove(
                      one.path("Instances"),
                      instance -> instance.path("InstanceId").asText().equals(target)));
      return;
    }
    JsonNode health = documents.files().get("elbv2-describe-target-health.json");
    if (health != null) {
      remove(
          health.path(group),
          registered ->
              registered.at("/Target/Id").asText().equals(target)
                  && registered.at("/Target/Port").asInt() == port);
    }
  }
}
