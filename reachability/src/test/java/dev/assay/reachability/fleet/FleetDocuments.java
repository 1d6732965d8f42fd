package dev.assay.reachability.fleet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.reachability.Network;
import dev.assay.reachability.address.Cidr;
import dev.assay.reachability.vpc.Component;
import dev.assay.reachability.vpc.Instance;
import dev.assay.reachability.vpc.InternetGateway;
import dev.assay.reachability.vpc.NetworkAcl;
import dev.assay.reachability.vpc.NetworkAclEntry;
import dev.assay.reachability.vpc.NetworkInterface;
import dev.assay.reachability.vpc.NetworkInterface.PrivateAddress;
import dev.assay.reachability.vpc.Route;
import dev.assay.reachability.vpc.RouteTable;
import dev.assay.reachability.vpc.SecurityGroup;
import dev.assay.reachability.vpc.SecurityGroupRule;
import dev.assay.reachability.vpc.SecurityGroupRule.Peer;
import dev.assay.reachability.vpc.Subnet;
import dev.assay.reachability.vpc.Vpc;
import dev.assay.reachability.vpc.VpcPeeringConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Writes a fleet as the AWS CLI describes it, a file for every thousand items, as the service's
/// pages are. Items are as long as real ones: they have the fields that reachability does not read.
final class FleetDocuments {
  private static final int PAGE = 1_000;
  private static final String ACCOUNT = "111122223333";

  private final Network network;
  private final Path folder;

  private FleetDocuments(Network network, Path folder) {
    this.network = network;
    this.folder = folder;
  }

  static void write(Network network, Path folder) throws IOException {
    Files.createDirectories(folder);
    var documents = new FleetDocuments(network, folder);
    documents.pages("vpcs", "Vpcs", Vpc.class, FleetDocuments::vpc);
    documents.pages("subnets", "Subnets", Subnet.class, FleetDocuments::subnet);
    documents.pages("route-tables", "RouteTables", RouteTable.class, FleetDocuments::table);
    documents.pages("network-acls", "NetworkAcls", NetworkAcl.class, FleetDocuments::acl);
    documents.pages(
        "security-groups", "SecurityGroups", SecurityGroup.class, FleetDocuments::group);
    documents.pages(
        "internet-gateways", "InternetGateways", InternetGateway.class, FleetDocuments::gateway);
    documents.pages(
        "vpc-peering-connections",
        "VpcPeeringConnections",
        VpcPeeringConnection.class,
        FleetDocuments::peering);
    documents.pages(
        "network-interfaces",
        "NetworkInterfaces",
        NetworkInterface.class,
        FleetDocuments::networkInterface);
    documents.pages("instances", "Reservations", Instance.class, FleetDocuments::reservation);
  }

  private interface Item<T> {
    void write(JsonGenerator json, T component) throws IOException;
  }

  private <T extends Component> void pages(String subject, String list, Class<T> kind, Item<T> item)
      throws IOException {
    List<T> all = network.all(kind);
    for (int from = 0; from < all.size(); from += PAGE) {
      var file = folder.resolve("describe-" + subject + "." + from / PAGE + ".json");
      try (var out = Files.newOutputStream(file);
          var json = new JsonFactory().createGenerator(out)) {
        json.writeStartObject();
        json.writeArrayFieldStart(list);
        for (T component : all.subList(from, Math.min(all.size(), from + PAGE))) {
          json.writeStartObject();
          item.write(json, component);
          json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
      }
    }
  }

  private static void objects(JsonGenerator json, String field, List<String> ids, String name)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String id : ids) {
      json.writeStartObject();
      json.writeStringField(name, id);
      json.writeStringField("State", "attached");
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void name(JsonGenerator json, String name) throws IOException {
    json.writeArrayFieldStart("Tags");
    json.writeStartObject();
    json.writeStringField("Key", "Name");
    json.writeStringField("Value", "made up " + name);
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void vpc(JsonGenerator json, Vpc vpc) throws IOException {
    json.writeStringField("VpcId", vpc.id());
    json.writeStringField("CidrBlock", vpc.blocks().getFirst().toString());
    json.writeStringField("OwnerId", ACCOUNT);
    json.writeStringField("State", "available");
    name(json, vpc.id());
  }

  private static void subnet(JsonGenerator json, Subnet subnet) throws IOException {
    json.writeStringField("SubnetId", subnet.id());
    json.writeStringField("VpcId", subnet.vpc());
    json.writeStringField("AvailabilityZone", subnet.zone());
    json.writeStringField("CidrBlock", subnet.blocks().getFirst().toString());
    json.writeStringField("State", "available");
    name(json, subnet.id());
  }

  private static void table(JsonGenerator json, RouteTable table) throws IOException {
    json.writeStringField("RouteTableId", table.id());
    json.writeStringField("VpcId", table.vpc());
    json.writeArrayFieldStart("Associations");
    for (String subnet : table.subnets()) {
      json.writeStartObject();
      json.writeBooleanField("Main", false);
      json.writeStringField("SubnetId", subnet);
      json.writeEndObject();
    }
    if (table.isMain()) {
      json.writeStartObject();
      json.writeBooleanField("Main", true);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("Routes");
    for (Route route : table.routes()) {
      json.writeStartObject();
      json.writeStringField("DestinationCidrBlock", route.destination().toString());
      json.writeStringField(
          route.target().startsWith("pcx-") ? "VpcPeeringConnectionId" : "GatewayId",
          route.target());
      json.writeStringField("Origin", "CreateRoute");
      json.writeStringField("State", "active");
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void acl(JsonGenerator json, NetworkAcl acl) throws IOException {
    json.writeStringField("NetworkAclId", acl.id());
    json.writeStringField("VpcId", acl.vpc());
    json.writeBooleanField("IsDefault", acl.isDefault());
    objects(json, "Associations", acl.subnets(), "SubnetId");
    json.writeArrayFieldStart("Entries");
    for (NetworkAclEntry entry : acl.entries()) {
      json.writeStartObject();
      json.writeNumberField("RuleNumber", entry.number());
      json.writeStringField("Protocol", Integer.toString(entry.protocol().number()));
      json.writeStringField("RuleAction", entry.isAllow() ? "allow" : "deny");
      json.writeBooleanField("Egress", entry.isEgress());
      json.writeStringField("CidrBlock", entry.remote().toString());
      json.writeObjectFieldStart("PortRange");
      json.writeNumberField("From", entry.ports().from());
      json.writeNumberField("To", entry.ports().to());
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void group(JsonGenerator json, SecurityGroup group) throws IOException {
    json.writeStringField("GroupId", group.id());
    json.writeStringField("GroupName", group.id());
    json.writeStringField("Description", "made up for measurements");
    json.writeStringField("VpcId", group.vpc());
    json.writeStringField("OwnerId", ACCOUNT);
    json.writeArrayFieldStart("IpPermissions");
    for (SecurityGroupRule rule : group.ingress()) {
      json.writeStartObject();
      json.writeStringField("IpProtocol", rule.protocol().number() == 6 ? "tcp" : "udp");
      json.writeNumberField("FromPort", rule.ports().from());
      json.writeNumberField("ToPort", rule.ports().to());
      boolean isGroup = rule.peer() instanceof Peer.Group;
      json.writeArrayFieldStart(isGroup ? "UserIdGroupPairs" : "IpRanges");
      json.writeStartObject();
      json.writeStringField(isGroup ? "GroupId" : "CidrIp", rule.peer().toString());
      json.writeStringField("Description", "because of this and that");
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void gateway(JsonGenerator json, InternetGateway gateway) throws IOException {
    json.writeStringField("InternetGatewayId", gateway.id());
    json.writeArrayFieldStart("Attachments");
    for (String vpc : gateway.vpcs()) {
      json.writeStartObject();
      json.writeStringField("State", "available");
      json.writeStringField("VpcId", vpc);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void peering(JsonGenerator json, VpcPeeringConnection peering) throws IOException {
    json.writeStringField("VpcPeeringConnectionId", peering.id());
    side(json, "RequesterVpcInfo", peering.requester());
    side(json, "AccepterVpcInfo", peering.accepter());
    json.writeObjectFieldStart("Status");
    json.writeStringField("Code", "active");
    json.writeEndObject();
  }

  private static void side(JsonGenerator json, String field, VpcPeeringConnection.Side side)
      throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("VpcId", side.vpc());
    json.writeArrayFieldStart("CidrBlockSet");
    for (Cidr block : side.blocks()) {
      json.writeStartObject();
      json.writeStringField("CidrBlock", block.toString());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void networkInterface(JsonGenerator json, NetworkInterface one)
      throws IOException {
    var address = one.privateAddresses().getFirst();
    if (address.isPublic()) {
      association(json, address);
    }
    json.writeObjectFieldStart("Attachment");
    json.writeStringField("AttachTime", "2026-11-01T08:15:30+00:00");
    json.writeStringField("AttachmentId", "eni-attach-of-" + one.id());
    json.writeBooleanField("DeleteOnTermination", true);
    json.writeNumberField("DeviceIndex", one.deviceIndex());
    json.writeNumberField("NetworkCardIndex", 0);
    json.writeStringField("InstanceId", one.instance());
    json.writeStringField("InstanceOwnerId", ACCOUNT);
    json.writeStringField("Status", "attached");
    json.writeEndObject();
    json.writeStringField("AvailabilityZone", "us-east-1a");
    json.writeStringField("Description", one.description());
    json.writeArrayFieldStart("Groups");
    for (String group : one.groups()) {
      json.writeStartObject();
      json.writeStringField("GroupId", group);
      json.writeStringField("GroupName", group);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("InterfaceType", "interface");
    json.writeArrayFieldStart("Ipv6Addresses");
    json.writeEndArray();
    json.writeStringField("MacAddress", "02:00:5e:10:00:01");
    json.writeStringField("NetworkInterfaceId", one.id());
    json.writeStringField("OwnerId", ACCOUNT);
    json.writeStringField("PrivateDnsName", "ip-" + address.address() + ".ec2.internal");
    json.writeStringField("PrivateIpAddress", address.address().toString());
    json.writeArrayFieldStart("PrivateIpAddresses");
    json.writeStartObject();
    if (address.isPublic()) {
      association(json, address);
    }
    json.writeBooleanField("Primary", address.isPrimary());
    json.writeStringField("PrivateDnsName", "ip-" + address.address() + ".ec2.internal");
    json.writeStringField("PrivateIpAddress", address.address().toString());
    json.writeEndObject();
    json.writeEndArray();
    json.writeBooleanField("RequesterManaged", false);
    json.writeBooleanField("SourceDestCheck", true);
    json.writeStringField("Status", "in-use");
    json.writeStringField("SubnetId", one.subnet());
    name(json, one.id());
    json.writeStringField("VpcId", one.vpc());
  }

  private static void association(JsonGenerator json, PrivateAddress address) throws IOException {
    json.writeObjectFieldStart("Association");
    json.writeStringField("IpOwnerId", "amazon");
    json.writeStringField("PublicDnsName", "ec2-of-" + address.address() + ".amazonaws.com");
    json.writeStringField("PublicIp", "203.0.113.9");
    json.writeEndObject();
  }

  private static void reservation(JsonGenerator json, Instance instance) throws IOException {
    json.writeStringField("ReservationId", "r-of-" + instance.id());
    json.writeStringField("OwnerId", ACCOUNT);
    json.writeArrayFieldStart("Instances");
    json.writeStartObject();
    json.writeStringField("InstanceId", instance.id());
    json.writeStringField("ImageId", "ami-0a1b2c3d4e5f60001");
    json.writeStringField("InstanceType", "m7g.large");
    json.writeStringField("Architecture", "arm64");
    json.writeStringField("LaunchTime", "2026-11-01T08:15:30+00:00");
    json.writeObjectFieldStart("State");
    json.writeNumberField("Code", 16);
    json.writeStringField("Name", instance.state());
    json.writeEndObject();
    json.writeStringField("RootDeviceType", "ebs");
    json.writeStringField("VirtualizationType", "hvm");
    name(json, instance.id());
    json.writeEndObject();
    json.writeEndArray();
  }
}
