package dev.assay.reachability.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Documents in, `Network` out. Fields are read as the describe calls name them.
final class NetworkReader {

  private final Documents documents;
  private final Map<String, List<Cidr>> prefixLists = new LinkedHashMap<>();
  private final Map<String, Vpc> vpcs = new LinkedHashMap<>();

  private NetworkReader(Documents documents) {
    this.documents = documents;
  }

  static Network read(Documents documents) {
    return new NetworkReader(documents).read();
  }

  private Network read() {
    documents
        .tree("get-managed-prefix-list-entries.json")
        .properties()
        .forEach(list -> prefixLists.put(list.getKey(), blocks(list.getValue(), "Cidr")));
    for (JsonNode vpc : documents.list("describe-vpcs.json", "Vpcs")) {
      vpcs.put(text(vpc, "VpcId"), vpc(vpc));
    }
    Map<String, Subnet> subnets = new LinkedHashMap<>();
    for (JsonNode subnet : documents.list("describe-subnets.json", "Subnets")) {
      subnets.put(text(subnet, "SubnetId"), subnet(subnet));
    }
    List<Edge.VpcAttachment> vpcAttachments = vpcAttachments();
    TransitReader transit = new TransitReader(documents, vpcs);
    return new Network(
        vpcs,
        subnets,
        new RouteTableReader(documents, vpcs, prefixLists).tables(),
        documents.list("describe-network-acls.json", "NetworkAcls").stream()
            .map(NetworkReader::acl)
            .toList(),
        new SecurityGroupReader(documents).groups(),
        documents.list("describe-network-interfaces.json", "NetworkInterfaces").stream()
            .map(one -> networkInterface(one, subnets))
            .toList(),
        running(),
        prefixLists,
        edges(vpcAttachments),
        peers(),
        Set.copyOf(
            documents.list("describe-transit-gateways.json", "TransitGateways").stream()
                .filter(NetworkReader::supportsReferences)
                .map(gateway -> text(gateway, "TransitGatewayId"))
                .toList()),
        vpcAttachments,
        transit.attachments(),
        transit.tables());
  }

  /// The primary block, and the others while they are associated.
  private static Vpc vpc(JsonNode vpc) {
    Set<Cidr> blocks = new LinkedHashSet<>();
    Cidr.parse(text(vpc, "CidrBlock")).ifPresent(blocks::add);
    associated(vpc, "CidrBlockAssociationSet", "CidrBlockState")
        .forEach(a -> Cidr.parse(text(a, "CidrBlock")).ifPresent(blocks::add));
    associated(vpc, "Ipv6CidrBlockAssociationSet", "Ipv6CidrBlockState")
        .forEach(a -> Cidr.parse(text(a, "Ipv6CidrBlock")).ifPresent(blocks::add));
    return new Vpc(text(vpc, "VpcId"), text(vpc, "OwnerId"), List.copyOf(blocks));
  }

  private static Subnet subnet(JsonNode subnet) {
    List<Cidr> blocks = new ArrayList<>();
    Cidr.parse(text(subnet, "CidrBlock")).ifPresent(blocks::add);
    associated(subnet, "Ipv6CidrBlockAssociationSet", "Ipv6CidrBlockState")
        .forEach(a -> Cidr.parse(text(a, "Ipv6CidrBlock")).ifPresent(blocks::add));
    return new Subnet(
        text(subnet, "SubnetId"), text(subnet, "VpcId"), text(subnet, "AvailabilityZone"), blocks);
  }

  private static Stream<JsonNode> associated(JsonNode node, String set, String state) {
    return Documents.items(node.path(set)).stream()
        .filter(a -> isOrAbsent(a.path(state), "State", "associated"));
  }

  private static Acl acl(JsonNode acl) {
    List<Acl.Entry> entries = new ArrayList<>();
    for (JsonNode entry : Documents.items(acl.path("Entries"))) {
      for (String field : List.of("CidrBlock", "Ipv6CidrBlock")) {
        Cidr.parse(text(entry, field)).ifPresent(block -> entries.add(entry(entry, block)));
      }
    }
    return new Acl(
        text(acl, "NetworkAclId"),
        text(acl, "VpcId"),
        acl.path("IsDefault").asBoolean(),
        Set.copyOf(texts(acl.path("Associations"), "SubnetId")),
        entries);
  }

  private static Acl.Entry entry(JsonNode entry, Cidr block) {
    JsonNode ports = entry.path("PortRange");
    return new Acl.Entry(
        entry.path("RuleNumber").asInt(),
        entry.path("Egress").asBoolean(),
        text(entry, "RuleAction").equals("allow"),
        text(entry, "Protocol"),
        block,
        ports.path("From").asInt(0),
        ports.path("To").asInt(65535));
  }

  private static Interface networkInterface(JsonNode one, Map<String, Subnet> subnets) {
    Set<Ip> privates = new LinkedHashSet<>();
    Set<Ip> published = new LinkedHashSet<>();
    Ip.parse(text(one, "PrivateIpAddress")).ifPresent(privates::add);
    if (!text(one.path("Association"), "PublicIp").isEmpty()) {
      published.addAll(privates);
    }
    for (JsonNode address : Documents.items(one.path("PrivateIpAddresses"))) {
      Optional<Ip> ip = Ip.parse(text(address, "PrivateIpAddress"));
      ip.ifPresent(privates::add);
      if (!text(address.path("Association"), "PublicIp").isEmpty()) {
        ip.ifPresent(published::add);
      }
    }
    List<Ip> sixes = texts(one.path("Ipv6Addresses"), "Ipv6Address").stream().map(Ip::of).toList();
    JsonNode attachment = one.path("Attachment");
    String subnet = text(one, "SubnetId");
    String zone = text(one, "AvailabilityZone");
    return new Interface(
        text(one, "NetworkInterfaceId"),
        text(one, "Description"),
        text(one, "VpcId"),
        subnet,
        zone.isEmpty() && subnets.containsKey(subnet) ? subnets.get(subnet).zone() : zone,
        text(attachment, "InstanceId"),
        isOrAbsent(attachment, "Status", "attached"),
        attachment.path("DeviceIndex").asInt(0) == 0,
        texts(one.path("Groups"), "GroupId"),
        List.copyOf(privates),
        List.copyOf(published),
        sixes);
  }

  private Set<String> running() {
    Set<String> running = new HashSet<>();
    for (JsonNode reservation : documents.list("describe-instances.json", "Reservations")) {
      for (JsonNode instance : Documents.items(reservation.path("Instances"))) {
        if (text(instance.path("State"), "Name").equals("running")) {
          running.add(text(instance, "InstanceId"));
        }
      }
    }
    return running;
  }

  private List<Edge> edges(List<Edge.VpcAttachment> vpcAttachments) {
    List<Edge> edges = new ArrayList<>();
    for (JsonNode gateway : documents.list("describe-internet-gateways.json", "InternetGateways")) {
      for (JsonNode a : Documents.items(gateway.path("Attachments"))) {
        if (isOrAbsent(a, "State", "available") || isOrAbsent(a, "State", "attached")) {
          edges.add(edge(Origin.INTERNET, text(gateway, "InternetGatewayId"), text(a, "VpcId")));
        }
      }
    }
    for (JsonNode peering : activePeerings()) {
      edges.add(peeringEdge(peering, "RequesterVpcInfo", "AccepterVpcInfo"));
      edges.add(peeringEdge(peering, "AccepterVpcInfo", "RequesterVpcInfo"));
    }
    for (JsonNode gateway : documents.list("describe-vpn-gateways.json", "VpnGateways")) {
      for (JsonNode a : Documents.items(gateway.path("VpcAttachments"))) {
        if (isOrAbsent(gateway, "State", "available") && isOrAbsent(a, "State", "attached")) {
          edges.add(edge(Origin.VPN_GATEWAY, text(gateway, "VpnGatewayId"), text(a, "VpcId")));
        }
      }
    }
    for (Edge.VpcAttachment a : vpcAttachments) {
      if (edges.stream()
          .noneMatch(e -> e.id().equals(a.gatewayId()) && e.vpcId().equals(a.vpcId()))) {
        edges.add(
            new Edge(
                Origin.TRANSIT_GATEWAY,
                a.gatewayId(),
                a.vpcId(),
                "",
                List.of(),
                vpcAttachments.stream()
                    .filter(b -> b.gatewayId().equals(a.gatewayId()))
                    .filter(b -> b.vpcId().equals(a.vpcId()))
                    .toList()));
      }
    }
    return edges;
  }

  private static Edge edge(Origin origin, String id, String vpcId) {
    return new Edge(origin, id, vpcId, "", List.of(), List.of());
  }

  /// Rule S2: what the connection says of the other side, and what that VPC says of itself.
  private Edge peeringEdge(JsonNode peering, String here, String there) {
    JsonNode far = peering.path(there);
    String farVpc = text(far, "VpcId");
    List<Cidr> blocks = new ArrayList<>(blocks(far.path("CidrBlockSet"), "CidrBlock"));
    blocks.addAll(blocks(far.path("Ipv6CidrBlockSet"), "Ipv6CidrBlock"));
    Cidr.parse(text(far, "CidrBlock")).ifPresent(blocks::add);
    if (vpcs.containsKey(farVpc)) {
      blocks.addAll(vpcs.get(farVpc).blocks());
    }
    return new Edge(
        Origin.PEERED_VPC,
        text(peering, "VpcPeeringConnectionId"),
        text(peering.path(here), "VpcId"),
        farVpc,
        blocks,
        List.of());
  }

  private List<JsonNode> activePeerings() {
    return documents.list("describe-vpc-peering-connections.json", "VpcPeeringConnections").stream()
        .filter(peering -> isOrAbsent(peering.path("Status"), "Code", "active"))
        .toList();
  }

  private Set<List<String>> peers() {
    Set<List<String>> peers = new HashSet<>();
    for (JsonNode peering : activePeerings()) {
      String requester = text(peering.path("RequesterVpcInfo"), "VpcId");
      String accepter = text(peering.path("AccepterVpcInfo"), "VpcId");
      peers.add(List.of(requester, accepter));
      peers.add(List.of(accepter, requester));
    }
    return peers;
  }

  private List<Edge.VpcAttachment> vpcAttachments() {
    return documents
        .list("describe-transit-gateway-vpc-attachments.json", "TransitGatewayVpcAttachments")
        .stream()
        .filter(a -> isOrAbsent(a, "State", "available"))
        .map(
            a ->
                new Edge.VpcAttachment(
                    text(a, "TransitGatewayAttachmentId"),
                    text(a, "TransitGatewayId"),
                    text(a, "VpcId"),
                    Documents.items(a.path("SubnetIds")).stream().map(JsonNode::asText).toList(),
                    supportsReferences(a)))
        .toList();
  }

  private static boolean supportsReferences(JsonNode node) {
    return text(node.path("Options"), "SecurityGroupReferencingSupport").equals("enable");
  }

  static String text(JsonNode node, String field) {
    return node.path(field).asText("");
  }

  static boolean isOrAbsent(JsonNode node, String field, String good) {
    return node.path(field).isMissingNode() || text(node, field).equals(good);
  }

  static List<String> texts(JsonNode array, String field) {
    return Documents.items(array).stream()
        .map(item -> text(item, field))
        .filter(value -> !value.isEmpty())
        .toList();
  }

  static List<Cidr> blocks(JsonNode array, String field) {
    return texts(array, field).stream().flatMap(value -> Cidr.parse(value).stream()).toList();
  }
}
