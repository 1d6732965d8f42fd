package dev.assay.reachability.oracle;

import static dev.assay.reachability.oracle.NetworkReader.isOrAbsent;
import static dev.assay.reachability.oracle.NetworkReader.text;
import static dev.assay.reachability.oracle.NetworkReader.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads transit gateways: what is attached, which table it uses, and what is in the tables.
final class TransitReader {

  private static final String ROUTES = "search-transit-gateway-routes.json";
  private static final String PROPAGATIONS = "get-transit-gateway-route-table-propagations.json";

  private final Documents documents;
  private final Map<String, Vpc> vpcs;

  TransitReader(Documents documents, Map<String, Vpc> vpcs) {
    this.documents = documents;
    this.vpcs = vpcs;
  }

  Map<String, TransitAttachment> attachments() {
    Map<String, TransitAttachment> attachments = new LinkedHashMap<>();
    for (JsonNode one :
        documents.list("describe-transit-gateway-attachments.json", "TransitGatewayAttachments")) {
      JsonNode association = one.path("Association");
      String id = text(one, "TransitGatewayAttachmentId");
      attachments.put(
          id,
          new TransitAttachment(
              id,
              text(one, "ResourceType"),
              text(one, "ResourceId"),
              isOrAbsent(association, "State", "associated")
                  ? text(association, "TransitGatewayRouteTableId")
                  : ""));
    }
    return attachments;
  }

  /// Rule E3: routes as searched, else what is propagated.
  Map<String, List<TransitRoute>> tables() {
    Map<String, List<TransitRoute>> tables = new LinkedHashMap<>();
    documents
        .tree(PROPAGATIONS)
        .properties()
        .forEach(table -> tables.put(table.getKey(), propagated(table.getValue())));
    documents
        .tree(ROUTES)
        .properties()
        .forEach(table -> tables.put(table.getKey(), searched(table.getValue())));
    return tables;
  }

  private static List<TransitRoute> searched(JsonNode routes) {
    List<TransitRoute> found = new ArrayList<>();
    for (JsonNode route : Documents.items(routes)) {
      Cidr.parse(text(route, "DestinationCidrBlock"))
          .ifPresent(
              block ->
                  found.add(
                      new TransitRoute(
                          block,
                          text(route, "Type").equals("propagated"),
                          text(route, "State").equals("blackhole"),
                          texts(
                              route.path("TransitGatewayAttachments"),
                              "TransitGatewayAttachmentId"))));
    }
    return found;
  }

  private List<TransitRoute> propagated(JsonNode propagations) {
    List<TransitRoute> routes = new ArrayList<>();
    for (JsonNode propagation : Documents.items(propagations)) {
      if (isOrAbsent(propagation, "State", "enabled")) {
        List<String> attachment = List.of(text(propagation, "TransitGatewayAttachmentId"));
        blocksOf(text(propagation, "ResourceType"), text(propagation, "ResourceId"))
            .forEach(block -> routes.add(new TransitRoute(block, true, false, attachment)));
      }
    }
    return routes;
  }

  private List<Cidr> blocksOf(String type, String resourceId) {
    return switch (type) {
      case "vpc" -> vpcs.containsKey(resourceId) ? vpcs.get(resourceId).blocks() : List.of();
      case "vpn" ->
          documents.list("describe-vpn-connections.json", "VpnConnections").stream()
              .filter(vpn -> text(vpn, "VpnConnectionId").equals(resourceId))
              .flatMap(
                  vpn -> NetworkReader.blocks(vpn.path("Routes"), "DestinationCidrBlock").stream())
              .toList();
      default -> List.of();
    };
  }
}
