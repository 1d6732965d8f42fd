package dev.assay.reachability.oracle;

import static dev.assay.reachability.oracle.DocumentStore.isSix;
import static dev.assay.reachability.oracle.DocumentStore.words;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Writes the edges of VPCs, and transit gateways with their tables.
public final class TestGateways {

  private final DocumentStore store;

  TestGateways(DocumentStore store) {
    this.store = store;
  }

  public TestGateways internet(String id, String vpcId) {
    ObjectNode gateway =
        store.add("describe-internet-gateways.json", "InternetGateways", "InternetGatewayId", id);
    gateway.putArray("Attachments").addObject().put("State", "available").put("VpcId", vpcId);
    return this;
  }

  public TestGateways egressOnly(String id, String vpcId) {
    ObjectNode gateway =
        store.add(
            "describe-egress-only-internet-gateways.json",
            "EgressOnlyInternetGateways",
            "EgressOnlyInternetGatewayId",
            id);
    gateway.putArray("Attachments").addObject().put("State", "attached").put("VpcId", vpcId);
    return this;
  }

  public TestGateways nat(String id, String subnetId, String publicAddress) {
    ObjectNode gateway = store.add("describe-nat-gateways.json", "NatGateways", "NatGatewayId", id);
    gateway.put("SubnetId", subnetId).put("State", "available");
    gateway.putArray("NatGatewayAddresses").addObject().put("PublicIp", publicAddress);
    return this;
  }

  public TestGateways vpn(String id, String vpcId) {
    ObjectNode gateway = store.add("describe-vpn-gateways.json", "VpnGateways", "VpnGatewayId", id);
    gateway.put("State", "available");
    gateway.putArray("VpcAttachments").addObject().put("State", "attached").put("VpcId", vpcId);
    return this;
  }

  /// Both sides say their blocks as the VPCs have them; a VPC that was not written says none.
  public TestGateways peering(String id, String requester, String accepter, String status) {
    ObjectNode peering =
        store.add(
            "describe-vpc-peering-connections.json",
            "VpcPeeringConnections",
            "VpcPeeringConnectionId",
            id);
    peering.putObject("Status").put("Code", status);
    side(peering.putObject("RequesterVpcInfo"), requester);
    side(peering.putObject("AccepterVpcInfo"), accepter);
    return this;
  }

  private void side(ObjectNode info, String vpcId) {
    info.put("VpcId", vpcId).put("Region", DocumentStore.REGION);
    if (store.has(vpcId)) {
      JsonNode vpc = store.object(vpcId);
      info.set("CidrBlock", vpc.path("CidrBlock"));
      ArrayNode fours = info.putArray("CidrBlockSet");
      for (JsonNode a : vpc.path("CidrBlockAssociationSet")) {
        fours.addObject().set("CidrBlock", a.path("CidrBlock"));
      }
      ArrayNode sixes = info.putArray("Ipv6CidrBlockSet");
      for (JsonNode a : vpc.path("Ipv6CidrBlockAssociationSet")) {
        sixes.addObject().set("Ipv6CidrBlock", a.path("Ipv6CidrBlock"));
      }
    }
  }

  /// A peering connection to a VPC of another account, with its blocks.
  public TestGateways peeringWithStranger(
      String id, String requester, String strangerId, String... blocks) {
    peering(id, requester, strangerId, "active");
    ObjectNode info = (ObjectNode) store.object(id).path("AccepterVpcInfo");
    for (String block : blocks) {
      info.withArrayProperty(isSix(block) ? "Ipv6CidrBlockSet" : "CidrBlockSet")
          .addObject()
          .put(isSix(block) ? "Ipv6CidrBlock" : "CidrBlock", block);
    }
    return this;
  }

  /// An endpoint of type `Gateway`, `Interface` or `GatewayLoadBalancer`.
  public TestGateways endpoint(String id, String vpcId, String type) {
    store
        .add("describe-vpc-endpoints.json", "VpcEndpoints", "VpcEndpointId", id)
        .put("VpcEndpointType", type)
        .put("VpcId", vpcId)
        .put("State", "available");
    return this;
  }

  /// A site-to-site connection of a transit gateway, with its static routes.
  public TestGateways vpnConnection(String id, String transitGateway, String... routes) {
    ObjectNode connection =
        store.add("describe-vpn-connections.json", "VpnConnections", "VpnConnectionId", id);
    connection.put("State", "available").put("TransitGatewayId", transitGateway);
    ArrayNode list = connection.putArray("Routes");
    for (String route : routes) {
      list.addObject().put("DestinationCidrBlock", route).put("State", "available");
    }
    return this;
  }

  public TestGateways transit(String id) {
    store
        .add("describe-transit-gateways.json", "TransitGateways", "TransitGatewayId", id)
        .put("State", "available")
        .putObject("Options")
        .put("SecurityGroupReferencingSupport", "disable");
    return this;
  }

  public TestGateways transitTable(String id, String gatewayId) {
    store
        .add(
            "describe-transit-gateway-route-tables.json",
            "TransitGatewayRouteTables",
            "TransitGatewayRouteTableId",
            id)
        .put("TransitGatewayId", gatewayId)
        .put("State", "available");
    return this;
  }

  /// A VPC's attachment. `table` is its associated route table, or empty.
  public TestGateways vpcAttachment(
      String id, String gatewayId, String vpcId, String table, String subnets) {
    attachment(id, gatewayId, "vpc", vpcId, table);
    ObjectNode attachment =
        store.add(
            "describe-transit-gateway-vpc-attachments.json",
            "TransitGatewayVpcAttachments",
            "TransitGatewayAttachmentId",
            id);
    attachment.put("TransitGatewayId", gatewayId).put("VpcId", vpcId).put("State", "available");
    ArrayNode list = attachment.putArray("SubnetIds");
    words(subnets).forEach(list::add);
    attachment.putObject("Options").put("SecurityGroupReferencingSupport", "disable");
    return this;
  }

  /// Any attachment: of type `vpn`, `direct-connect-gateway`, `peering`. It is written as
  /// `attachment ID`, for a VPC's has two documents.
  public TestGateways attachment(
      String id, String gatewayId, String type, String resourceId, String table) {
    ObjectNode attachment =
        store.add(
            "describe-transit-gateway-attachments.json",
            "TransitGatewayAttachments",
            "TransitGatewayAttachmentId",
            id);
    attachment.put("TransitGatewayId", gatewayId).put("State", "available");
    attachment.put("ResourceType", type).put("ResourceId", resourceId);
    store.alias("attachment " + id, attachment);
    if (!table.isEmpty()) {
      attachment
          .putObject("Association")
          .put("TransitGatewayRouteTableId", table)
          .put("State", "associated");
    }
    return this;
  }

  /// Attachments that propagate their routes into a table.
  public TestGateways propagation(String table, String attachments) {
    ArrayNode list =
        store.file("get-transit-gateway-route-table-propagations.json").withArrayProperty(table);
    for (String id : words(attachments)) {
      JsonNode attachment = transitAttachment(id);
      ObjectNode propagation = list.addObject().put("TransitGatewayAttachmentId", id);
      propagation.set("ResourceId", attachment.path("ResourceId"));
      propagation.set("ResourceType", attachment.path("ResourceType"));
      propagation.put("State", "enabled");
    }
    return this;
  }

  /// Routes of a table as searched: `10.1.0.0/16 tgw-attach-b`, `10.2.0.0/16 blackhole`, with
  /// `propagated` behind where it is so.
  public TestGateways transitRoutes(String table, String... lines) {
    ArrayNode routes = store.file("search-transit-gateway-routes.json").withArrayProperty(table);
    for (String line : lines) {
      List<String> words = words(line);
      boolean blackhole = words.get(1).equals("blackhole");
      ObjectNode route = routes.addObject().put("DestinationCidrBlock", words.getFirst());
      route.put("Type", words.contains("propagated") ? "propagated" : "static");
      route.put("State", blackhole ? "blackhole" : "active");
      if (!blackhole) {
        ObjectNode attachment =
            route
                .putArray("TransitGatewayAttachments")
                .addObject()
                .put("TransitGatewayAttachmentId", words.get(1));
        attachment.set("ResourceId", transitAttachment(words.get(1)).path("ResourceId"));
        attachment.set("ResourceType", transitAttachment(words.get(1)).path("ResourceType"));
      }
    }
    return this;
  }

  private JsonNode transitAttachment(String id) {
    for (JsonNode attachment :
        store.array("describe-transit-gateway-attachments.json", "TransitGatewayAttachments")) {
      if (attachment.path("TransitGatewayAttachmentId").asText().equals(id)) {
        return attachment;
      }
    }
    throw new IllegalArgumentException("no attachment was written as " + id);
  }

  /// Switches references to security groups over a transit gateway on, for it or an attachment.
  public TestGateways references(String id) {
    ((ObjectNode) store.object(id).path("Options"))
        .put("SecurityGroupReferencingSupport", "enable");
    return this;
  }
}
