package dev.assay.reachability.source;

import dev.assay.reachability.Network;
import dev.assay.reachability.vpc.Component;
import dev.assay.reachability.vpc.TransitGateway;
import dev.assay.reachability.vpc.TransitGatewayAttachment;
import dev.assay.reachability.vpc.TransitGatewayRoute;
import dev.assay.reachability.vpc.TransitGatewayRouteTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `describe-transit-gateways`, `-transit-gateway-attachments`, `-transit-gateway-vpc-attachments`,
/// `-transit-gateway-route-tables`, `get-transit-gateway-route-table-propagations`,
/// `search-transit-gateway-routes`.
final class TransitGatewayDocuments implements Documents {
  private final List<Component> gateways = new ArrayList<>();
  private final Map<String, TransitGatewayAttachment> attachments = new LinkedHashMap<>();

  /// As the attachments of VPCs say them, for those that no other document has.
  private final Map<String, TransitGatewayAttachment> attachmentsOfVpcs = new LinkedHashMap<>();

  private final Map<String, VpcAttachment> vpcAttachments = new HashMap<>();
  private final Map<String, List<TransitGatewayRoute>> tables = new LinkedHashMap<>();
  private final Map<String, List<TransitGatewayRoute>> searched = new HashMap<>();
  private final Map<String, List<String>> propagations = new HashMap<>();

  /// What only the VPC attachment's own answer tells.
  private record VpcAttachment(
      boolean isAvailable, List<String> subnets, boolean referencesGroups) {
    static final VpcAttachment UNKNOWN = new VpcAttachment(true, List.of(), false);
  }

  @Override
  public Map<String, Reader> lists() {
    return Map.of(
        "TransitGateways", this::gateway,
        "TransitGatewayAttachments", this::attachment,
        "TransitGatewayVpcAttachments", this::vpcAttachment,
        "TransitGatewayRouteTables", item -> table(item.required("TransitGatewayRouteTableId")),
        "TransitGatewayPropagations", this::tablePropagations,
        "TransitGatewayStaticRoutes", this::staticRoutes);
  }

  @Override
  public Map<String, EntryReader> maps() {
    return Map.of(
        "search-transit-gateway-routes",
        this::searchedRoutes,
        "get-transit-gateway-route-table-propagations",
        (table, item) -> propagate(table, item.elements()));
  }

  @Override
  public void addAll(Documents other) {
    var next = (TransitGatewayDocuments) other;
    gateways.addAll(next.gateways);
    attachments.putAll(next.attachments);
    attachmentsOfVpcs.putAll(next.attachmentsOfVpcs);
    vpcAttachments.putAll(next.vpcAttachments);
    next.tables.forEach((id, routes) -> table(id).addAll(routes));
    searched.putAll(next.searched);
    next.propagations.forEach(
        (table, attached) ->
            propagations.computeIfAbsent(table, id -> new ArrayList<>()).addAll(attached));
  }

  @Override
  public Collection<? extends Component> components(Network others) {
    List<Component> all = new ArrayList<>(gateways);
    attachments.forEach((id, attachment) -> all.add(withVpc(attachment)));
    attachmentsOfVpcs.forEach(
        (id, attachment) -> {
          if (!attachments.containsKey(id)) {
            all.add(withVpc(attachment));
          }
        });
    searched.keySet().forEach(this::table);
    tables.forEach(
        (id, routes) ->
            all.add(
                new TransitGatewayRouteTable(
                    id,
                    searched.getOrDefault(id, routes),
                    propagations.getOrDefault(id, List.of()),
                    searched.containsKey(id))));
    return all;
  }

  private TransitGatewayAttachment withVpc(TransitGatewayAttachment attachment) {
    var known = vpcAttachments.getOrDefault(attachment.id(), VpcAttachment.UNKNOWN);
    return new TransitGatewayAttachment(
        attachment.id(),
        attachment.transitGateway(),
        attachment.resourceType(),
        attachment.resource(),
        attachment.isAvailable() && known.isAvailable(),
        attachment.routeTable(),
        known.subnets(),
        known.referencesGroups());
  }

  private List<TransitGatewayRoute> table(String id) {
    return tables.computeIfAbsent(id, table -> new ArrayList<>());
  }

  private void gateway(DescribedItem item) throws Unreadable {
    var options = item.item("Options");
    gateways.add(
        new TransitGateway(
            item.required("TransitGatewayId"),
            options.isPresent() && referencesGroups(options.get())));
  }

  private static boolean referencesGroups(DescribedItem options) throws Unreadable {
    return options.text("SecurityGroupReferencingSupport").equals("enable");
  }

  private void attachment(DescribedItem item) throws Unreadable {
    var association = item.item("Association");
    boolean isAssociated =
        association.isPresent()
            && VpcDocuments.isOneOf(association.get().text("State"), "associated");
    String id = item.required("TransitGatewayAttachmentId");
    attachments.put(
        id,
        new TransitGatewayAttachment(
            id,
            item.required("TransitGatewayId"),
            item.required("ResourceType"),
            item.text("ResourceId"),
            VpcDocuments.isOneOf(item.text("State"), "available"),
            isAssociated ? association.get().text("TransitGatewayRouteTableId") : "",
            List.of(),
            false));
  }

  private void vpcAttachment(DescribedItem item) throws Unreadable {
    String id = item.required("TransitGatewayAttachmentId");
    var options = item.item("Options");
    vpcAttachments.put(
        id,
        new VpcAttachment(
            VpcDocuments.isOneOf(item.text("State"), "available"),
            item.texts("SubnetIds"),
            options.isPresent() && referencesGroups(options.get())));
    attachmentsOfVpcs.put(
        id,
        new TransitGatewayAttachment(
            id,
            item.required("TransitGatewayId"),
            TransitGatewayAttachment.VPC,
            item.required("VpcId"),
            VpcDocuments.isOneOf(item.text("State"), "available"),
            "",
            List.of(),
            false));
  }

  private void tablePropagations(DescribedItem item) throws Unreadable {
    propagate(
        item.required("TransitGatewayRouteTableId"),
        item.items("TransitGatewayRouteTablePropagations"));
  }

  private void propagate(String table, List<DescribedItem> items) throws Unreadable {
    for (DescribedItem item : items) {
      if (VpcDocuments.isOneOf(item.text("State"), "enabled")) {
        propagations
            .computeIfAbsent(table, id -> new ArrayList<>())
            .add(item.required("TransitGatewayAttachmentId"));
      }
    }
  }

  private void staticRoutes(DescribedItem item) throws Unreadable {
    table(item.required("TransitGatewayRouteTableId")).addAll(routes(item.items("Routes")));
  }

  private void searchedRoutes(String table, DescribedItem item) throws Unreadable {
    searched.put(table, routes(item.elements()));
  }

  /// Routes to prefix lists are answered by their blocks.
  private static List<TransitGatewayRoute> routes(List<DescribedItem> items) throws Unreadable {
    List<TransitGatewayRoute> routes = new ArrayList<>();
    for (DescribedItem item : items) {
      List<String> attachments = new ArrayList<>();
      for (DescribedItem attachment : item.items("TransitGatewayAttachments")) {
        attachments.add(attachment.required("TransitGatewayAttachmentId"));
      }
      routes.add(
          new TransitGatewayRoute(
              item.block("DestinationCidrBlock"),
              attachments,
              item.text("State").equals("blackhole"),
              item.text("Type").equals("propagated")));
    }
    return routes;
  }
}
