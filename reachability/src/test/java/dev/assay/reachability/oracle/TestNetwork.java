package dev.assay.reachability.oracle;

import static dev.assay.reachability.oracle.DocumentStore.isSix;
import static dev.assay.reachability.oracle.DocumentStore.words;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;

/// A network written by hand. Ids are the caller's; lists of ids are words with commas between.
///
/// Rules are one line each, in the forms that the methods show. What has no method of its own is
/// done with `change`.
public final class TestNetwork {

  private final DocumentStore store = new DocumentStore();

  public Documents documents() {
    return store.documents();
  }

  /// Edits the object that was written under the id.
  public TestNetwork change(String id, Consumer<ObjectNode> edit) {
    edit.accept(store.object(id));
    return this;
  }

  /// A VPC; the first IPv4 block is its primary one.
  public TestNetwork vpc(String id, String... blocks) {
    ObjectNode vpc = store.add("describe-vpcs.json", "Vpcs", "VpcId", id);
    vpc.put("State", "available").put("OwnerId", DocumentStore.ACCOUNT);
    for (String block : blocks) {
      if (!vpc.has("CidrBlock") && !isSix(block)) {
        vpc.put("CidrBlock", block);
      }
      vpcBlock(id, block, "associated");
    }
    return this;
  }

  /// One more block of a VPC, with the state of its association.
  public TestNetwork vpcBlock(String vpcId, String block, String state) {
    addBlock(
        store
            .object(vpcId)
            .withArrayProperty(
                isSix(block) ? "Ipv6CidrBlockAssociationSet" : "CidrBlockAssociationSet"),
        block,
        state);
    return this;
  }

  private static void addBlock(ArrayNode associations, String block, String state) {
    String family = isSix(block) ? "Ipv6CidrBlock" : "CidrBlock";
    associations.addObject().put(family, block).putObject(family + "State").put("State", state);
  }

  public TestNetwork subnet(String id, String vpcId, String zone, String... blocks) {
    ObjectNode subnet = store.add("describe-subnets.json", "Subnets", "SubnetId", id);
    subnet.put("VpcId", vpcId).put("AvailabilityZone", zone).put("State", "available");
    for (String block : blocks) {
      if (isSix(block)) {
        addBlock(subnet.withArrayProperty("Ipv6CidrBlockAssociationSet"), block, "associated");
      } else {
        subnet.put("CidrBlock", block);
      }
    }
    return this;
  }

  /// A route table of subnets, gateways, or `main`. Routes are `0.0.0.0/0 igw-a`, with `blackhole`
  /// or `propagated` behind where it is so. The local routes need not be written.
  public TestNetwork table(String id, String vpcId, String of, String... routes) {
    ObjectNode table = store.add("describe-route-tables.json", "RouteTables", "RouteTableId", id);
    table.put("VpcId", vpcId).put("OwnerId", DocumentStore.ACCOUNT);
    ArrayNode associations = table.putArray("Associations");
    for (String word : words(of)) {
      ObjectNode association = associations.addObject().put("Main", word.equals("main"));
      association.put("RouteTableId", id);
      association.putObject("AssociationState").put("State", "associated");
      if (word.startsWith("subnet-")) {
        association.put("SubnetId", word);
      } else if (!word.equals("main")) {
        association.put("GatewayId", word);
      }
    }
    table.putArray("Routes");
    for (String route : routes) {
      route(id, route);
    }
    return this;
  }

  /// One more route at the end of a table.
  public TestNetwork route(String tableId, String line) {
    List<String> words = words(line);
    ObjectNode route = store.object(tableId).withArrayProperty("Routes").addObject();
    String destination = words.getFirst();
    if (destination.startsWith("pl-")) {
      route.put("DestinationPrefixListId", destination);
    } else {
      route.put(
          isSix(destination) ? "DestinationIpv6CidrBlock" : "DestinationCidrBlock", destination);
    }
    String target = words.get(1);
    route.put(targetField(target), target);
    boolean local = target.equals("local");
    boolean propagated = words.contains("propagated");
    route.put(
        "Origin",
        local ? "CreateRouteTable" : propagated ? "EnableVgwRoutePropagation" : "CreateRoute");
    route.put("State", words.contains("blackhole") ? "blackhole" : "active");
    return this;
  }

  private static String targetField(String target) {
    return switch (target.substring(0, Math.max(0, target.indexOf('-')))) {
      case "nat" -> "NatGatewayId";
      case "pcx" -> "VpcPeeringConnectionId";
      case "tgw" -> "TransitGatewayId";
      case "eni" -> "NetworkInterfaceId";
      case "eigw" -> "EgressOnlyInternetGatewayId";
      default -> "GatewayId";
    };
  }

  /// A network ACL of subnets, or of all others where it is `default`. Entries are
  /// `in 100 allow tcp 22 0.0.0.0/0`, `out 100 deny udp 1024-65535 ::/0`, `in 90 allow all ::/0`;
  /// other protocols by number.
  public TestNetwork acl(String id, String vpcId, String of, String... entries) {
    ObjectNode acl = store.add("describe-network-acls.json", "NetworkAcls", "NetworkAclId", id);
    acl.put("VpcId", vpcId).put("IsDefault", of.equals("default"));
    ArrayNode associations = acl.putArray("Associations");
    for (String subnet : of.equals("default") ? List.<String>of() : words(of)) {
      associations.addObject().put("NetworkAclId", id).put("SubnetId", subnet);
    }
    acl.putArray("Entries");
    for (String entry : entries) {
      entry(id, entry);
    }
    return this;
  }

  /// The ACL that a VPC is born with: everything passes.
  public TestNetwork openAcl(String id, String vpcId) {
    return acl(
        id,
        vpcId,
        "default",
        "in 100 allow all 0.0.0.0/0",
        "in 101 allow all ::/0",
        "out 100 allow all 0.0.0.0/0",
        "out 101 allow all ::/0");
  }

  /// One more entry at the end of an ACL.
  public TestNetwork entry(String aclId, String line) {
    List<String> words = words(line);
    String protocol = words.get(3);
    ObjectNode entry = store.object(aclId).withArrayProperty("Entries").addObject();
    entry.put("RuleNumber", Integer.parseInt(words.get(1)));
    entry.put(
        "Protocol",
        switch (protocol) {
          case "all" -> "-1";
          case "tcp" -> "6";
          case "udp" -> "17";
          default -> protocol;
        });
    entry.put("RuleAction", words.get(2)).put("Egress", words.getFirst().equals("out"));
    entry.put(isSix(words.getLast()) ? "Ipv6CidrBlock" : "CidrBlock", words.getLast());
    if (words.size() == 6) {
      String[] ports = words.get(4).split("-", -1);
      entry
          .putObject("PortRange")
          .put("From", Integer.parseInt(ports[0]))
          .put("To", Integer.parseInt(ports[ports.length - 1]));
    }
    return this;
  }

  /// A security group. Rules are `in tcp 22 0.0.0.0/0`, `in udp 0-65535 sg-b`, `out all pl-a`; a
  /// group without a line for `out` lets everything out, as AWS makes it, and `out none` nothing.
  public TestNetwork group(String id, String vpcId, String... rules) {
    ObjectNode group = store.add("describe-security-groups.json", "SecurityGroups", "GroupId", id);
    group.put("GroupName", id).put("VpcId", vpcId).put("OwnerId", DocumentStore.ACCOUNT);
    group.putArray("IpPermissions");
    group.putArray("IpPermissionsEgress");
    boolean egress = false;
    for (String rule : rules) {
      egress |= rule.startsWith("out");
      if (!rule.equals("out none")) {
        rule(id, rule);
      }
    }
    return egress ? this : rule(id, "out all 0.0.0.0/0").rule(id, "out all ::/0");
  }

  /// One more rule of a group.
  public TestNetwork rule(String groupId, String line) {
    List<String> words = words(line);
    String list = words.getFirst().equals("out") ? "IpPermissionsEgress" : "IpPermissions";
    ObjectNode permission = store.object(groupId).withArrayProperty(list).addObject();
    permission.put("IpProtocol", words.get(1).equals("all") ? "-1" : words.get(1));
    if (words.size() == 4) {
      String[] ports = words.get(2).split("(?<=[0-9])-", -1);
      permission
          .put("FromPort", Integer.parseInt(ports[0]))
          .put("ToPort", Integer.parseInt(ports[ports.length - 1]));
    }
    ArrayNode blocks = permission.putArray("IpRanges");
    ArrayNode sixes = permission.putArray("Ipv6Ranges");
    ArrayNode lists = permission.putArray("PrefixListIds");
    ArrayNode groups = permission.putArray("UserIdGroupPairs");
    String peer = words.getLast();
    if (peer.startsWith("sg-")) {
      groups.addObject().put("GroupId", peer).put("UserId", DocumentStore.ACCOUNT);
    } else if (peer.startsWith("pl-")) {
      lists.addObject().put("PrefixListId", peer);
    } else if (isSix(peer)) {
      sixes.addObject().put("CidrIpv6", peer);
    } else {
      blocks.addObject().put("CidrIp", peer);
    }
    return this;
  }

  /// The name of a group's ingress rule to one peer, as `describe-security-group-rules` has it.
  public TestNetwork ruleName(
      String id, String groupId, String protocol, int from, int to, String peer) {
    ObjectNode rule =
        store.add(
            "describe-security-group-rules.json", "SecurityGroupRules", "SecurityGroupRuleId", id);
    rule.put("GroupId", groupId).put("IsEgress", false).put("IpProtocol", protocol);
    rule.put("FromPort", from).put("ToPort", to);
    if (peer.startsWith("sg-")) {
      rule.putObject("ReferencedGroupInfo").put("GroupId", peer);
    } else if (peer.startsWith("pl-")) {
      rule.put("PrefixListId", peer);
    } else {
      rule.put(isSix(peer) ? "CidrIpv6" : "CidrIpv4", peer);
    }
    return this;
  }

  /// Entries of a managed prefix list.
  public TestNetwork prefixList(String id, String... entries) {
    ArrayNode list = store.file("get-managed-prefix-list-entries.json").putArray(id);
    for (String entry : entries) {
      list.addObject().put("Cidr", entry);
    }
    return listWithoutEntries(id, entries.length > 0 && isSix(entries[0]) ? "IPv6" : "IPv4");
  }

  /// A prefix list whose entries are not in the data.
  public TestNetwork listWithoutEntries(String id, String family) {
    store
        .add("describe-managed-prefix-lists.json", "PrefixLists", "PrefixListId", id)
        .put("AddressFamily", family)
        .put("State", "create-complete");
    return this;
  }

  /// A running instance with one interface. An address with a public one is
  /// `10.0.0.5=198.51.100.7`; the first IPv4 address is the primary one.
  public TestNetwork host(
      String interfaceId, String instanceId, String subnetId, String groups, String... addresses) {
    if (!store.has(instanceId)) {
      instance(instanceId, "running");
    }
    networkInterface(interfaceId, subnetId, groups, addresses);
    ObjectNode one = store.object(interfaceId);
    ArrayNode siblings = store.object(instanceId).withArrayProperty("NetworkInterfaces");
    one.putObject("Attachment")
        .put("InstanceId", instanceId)
        .put("DeviceIndex", siblings.size())
        .put("Status", "attached");
    siblings.addObject().put("NetworkInterfaceId", interfaceId);
    return this;
  }

  public TestNetwork instance(String id, String state) {
    ArrayNode reservations = store.array("describe-instances.json", "Reservations");
    ObjectNode instance = reservations.addObject().putArray("Instances").addObject();
    instance.put("InstanceId", id).putObject("State").put("Name", state);
    store.alias(id, instance);
    return this;
  }

  /// An interface that is attached to nothing.
  public TestNetwork networkInterface(
      String id, String subnetId, String groups, String... addresses) {
    new TestNetworkInterface(store).write(id, subnetId, groups, List.of(addresses));
    return this;
  }

  /// Gateways and what lies between VPCs.
  public TestNetwork gateways(Consumer<TestGateways> write) {
    write.accept(new TestGateways(store));
    return this;
  }

  public TestNetwork internetGateway(String id, String vpcId) {
    return gateways(g -> g.internet(id, vpcId));
  }

  public TestNetwork peering(String id, String requester, String accepter) {
    return gateways(g -> g.peering(id, requester, accepter, "active"));
  }

  public TestNetwork vpnGateway(String id, String vpcId) {
    return gateways(g -> g.vpn(id, vpcId));
  }

  /// Load balancers, listeners and target groups.
  public TestNetwork balancers(Consumer<TestBalancers> write) {
    write.accept(new TestBalancers(store));
    return this;
  }
}
