package dev.assay.reachability.oracle;

import static dev.assay.reachability.oracle.NetworkReader.text;
import static dev.assay.reachability.oracle.NetworkReader.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Reads route tables, with one route for each destination.
final class RouteTableReader {

  private static final List<String> TARGETS =
      List.of(
          "GatewayId",
          "NatGatewayId",
          "TransitGatewayId",
          "LocalGatewayId",
          "CarrierGatewayId",
          "VpcPeeringConnectionId",
          "EgressOnlyInternetGatewayId",
          "CoreNetworkArn",
          "VpcEndpointId",
          "NetworkInterfaceId",
          "InstanceId");

  private final Documents documents;
  private final Map<String, Vpc> vpcs;
  private final Map<String, List<Cidr>> prefixLists;
  private final Set<String> endpoints = new HashSet<>();

  RouteTableReader(
      Documents documents, Map<String, Vpc> vpcs, Map<String, List<Cidr>> prefixLists) {
    this.documents = documents;
    this.vpcs = vpcs;
    this.prefixLists = prefixLists;
    for (JsonNode endpoint : documents.list("describe-vpc-endpoints.json", "VpcEndpoints")) {
      if (text(endpoint, "VpcEndpointType").equals("GatewayLoadBalancer")) {
        endpoints.add(text(endpoint, "VpcEndpointId"));
      }
    }
  }

  List<RouteTable> tables() {
    return documents.list("describe-route-tables.json", "RouteTables").stream()
        .map(this::table)
        .toList();
  }

  private RouteTable table(JsonNode table) {
    List<Route> routes = new ArrayList<>();
    for (JsonNode route : Documents.items(table.path("Routes"))) {
      Stream.of("DestinationCidrBlock", "DestinationIpv6CidrBlock")
          .flatMap(field -> Cidr.parse(text(route, field)).stream())
          .forEach(block -> routes.add(route(route, block, Route.Rank.STATIC)));
    }
    for (Cidr block : missingLocals(text(table, "VpcId"), routes)) {
      routes.add(new Route(block, Route.Rank.LOCAL, Set.of("local"), "", false));
    }
    for (JsonNode route : Documents.items(table.path("Routes"))) {
      prefixLists
          .getOrDefault(text(route, "DestinationPrefixListId"), List.of())
          .forEach(entry -> routes.add(route(route, entry, Route.Rank.PREFIX_LIST)));
    }
    JsonNode associations = table.path("Associations");
    return new RouteTable(
        text(table, "RouteTableId"),
        text(table, "VpcId"),
        Documents.items(associations).stream().anyMatch(a -> a.path("Main").asBoolean()),
        Set.copyOf(texts(associations, "SubnetId")),
        Set.copyOf(texts(associations, "GatewayId")),
        routes);
  }

  /// Rule B5.
  private List<Cidr> missingLocals(String vpcId, List<Route> routes) {
    return vpcs.containsKey(vpcId)
        ? vpcs.get(vpcId).blocks().stream()
            .filter(block -> routes.stream().noneMatch(r -> r.destination().equals(block)))
            .toList()
        : List.of();
  }

  private Route route(JsonNode route, Cidr destination, Route.Rank rank) {
    Set<String> targets = new HashSet<>();
    TARGETS.forEach(field -> targets.add(text(route, field)));
    targets.remove("");
    boolean propagated = text(route, "Origin").equals("EnableVgwRoutePropagation");
    return new Route(
        destination,
        targets.contains("local") ? Route.Rank.LOCAL : propagated ? Route.Rank.PROPAGATED : rank,
        targets,
        appliance(route, targets),
        text(route, "State").equals("blackhole"));
  }

  private String appliance(JsonNode route, Set<String> targets) {
    return targets.stream()
        .filter(endpoints::contains)
        .findFirst()
        .orElse(text(route, "NetworkInterfaceId"));
  }
}
