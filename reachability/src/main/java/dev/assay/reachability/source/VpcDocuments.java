package dev.assay.reachability.source;

import dev.assay.reachability.Network;
import dev.assay.reachability.address.Address;
import dev.assay.reachability.address.Cidr;
import dev.assay.reachability.vpc.Component;
import dev.assay.reachability.vpc.Instance;
import dev.assay.reachability.vpc.NetworkInterface;
import dev.assay.reachability.vpc.NetworkInterface.PrivateAddress;
import dev.assay.reachability.vpc.Subnet;
import dev.assay.reachability.vpc.Vpc;
import dev.assay.reachability.vpc.VpcEndpoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `describe-vpcs`, `-subnets`, `-network-interfaces`, `-instances`, `-vpc-endpoints`.
final class VpcDocuments implements Documents {
  private final List<Component> components = new ArrayList<>();
  private final Map<String, NetworkInterface> interfaces = new LinkedHashMap<>();
  private final Map<String, NetworkInterface> interfacesOfInstances = new LinkedHashMap<>();

  @Override
  public Map<String, Reader> lists() {
    return Map.of(
        "Vpcs", this::vpc,
        "Subnets", this::subnet,
        "NetworkInterfaces", item -> put(interfaces, networkInterface(item)),
        "Reservations", this::reservation,
        "VpcEndpoints", this::endpoint);
  }

  @Override
  public void addAll(Documents other) {
    var next = (VpcDocuments) other;
    components.addAll(next.components);
    interfaces.putAll(next.interfaces);
    interfacesOfInstances.putAll(next.interfacesOfInstances);
  }

  /// The interfaces' own document knows more than what instances say of theirs.
  @Override
  public Collection<? extends Component> components(Network others) {
    List<Component> all = new ArrayList<>(components);
    all.addAll(interfaces.values());
    for (NetworkInterface described : interfacesOfInstances.values()) {
      if (!interfaces.containsKey(described.id())) {
        all.add(described);
      }
    }
    return all;
  }

  private static void put(Map<String, NetworkInterface> interfaces, NetworkInterface one) {
    interfaces.put(one.id(), one);
  }

  private void vpc(DescribedItem item) throws Unreadable {
    components.add(new Vpc(item.required("VpcId"), item.text("OwnerId"), blocks(item)));
  }

  private void subnet(DescribedItem item) throws Unreadable {
    components.add(
        new Subnet(
            item.required("SubnetId"),
            item.required("VpcId"),
            item.text("AvailabilityZone"),
            blocks(item)));
  }

  /// The primary block and every associated one, once each.
  static List<Cidr> blocks(DescribedItem item) throws Unreadable {
    List<Cidr> blocks = new ArrayList<>();
    if (item.has("CidrBlock")) {
      blocks.add(item.block("CidrBlock"));
    }
    for (DescribedItem set : item.items("CidrBlockAssociationSet")) {
      if (isAssociated(set, "CidrBlockState")) {
        blocks.add(set.block("CidrBlock"));
      }
    }
    for (DescribedItem set : item.items("Ipv6CidrBlockAssociationSet")) {
      if (isAssociated(set, "Ipv6CidrBlockState")) {
        blocks.add(set.block("Ipv6CidrBlock"));
      }
    }
    return blocks.stream().distinct().toList();
  }

  private static boolean isAssociated(DescribedItem set, String field) throws Unreadable {
    var state = set.item(field);
    return state.isEmpty() || isOneOf(state.get().text("State"), "associated");
  }

  /// A state that is absent counts as good.
  static boolean isOneOf(String state, String... good) {
    return state.isEmpty() || List.of(good).contains(state);
  }

  private NetworkInterface networkInterface(DescribedItem item) throws Unreadable {
    List<String> groups = new ArrayList<>();
    for (DescribedItem group : item.items("Groups")) {
      groups.add(group.required("GroupId").intern());
    }
    List<Address> ipv6 = new ArrayList<>();
    for (DescribedItem address : item.items("Ipv6Addresses")) {
      ipv6.add(address.address("Ipv6Address"));
    }
    return new NetworkInterface(
        item.required("NetworkInterfaceId"),
        item.required("VpcId").intern(),
        item.required("SubnetId").intern(),
        item.text("Description"),
        privateAddresses(item),
        ipv6,
        groups,
        instance(item),
        deviceIndex(item));
  }

  private static String instance(DescribedItem item) throws Unreadable {
    var attachment = item.item("Attachment");
    if (attachment.isEmpty() || !isOneOf(attachment.get().text("Status"), "attached")) {
      return "";
    }
    return attachment.get().text("InstanceId");
  }

  private static int deviceIndex(DescribedItem item) throws Unreadable {
    var attachment = item.item("Attachment");
    return attachment.isEmpty() ? 0 : attachment.get().number("DeviceIndex", 0);
  }

  /// Old answers give one address only, and some give the public one only at the interface.
  private static List<PrivateAddress> privateAddresses(DescribedItem item) throws Unreadable {
    boolean isPublicAbove = isPublic(item);
    List<PrivateAddress> addresses = new ArrayList<>();
    boolean isPublicBelow = false;
    for (DescribedItem address : item.items("PrivateIpAddresses")) {
      var read =
          new PrivateAddress(
              address.address("PrivateIpAddress"), address.flag("Primary"), isPublic(address));
      isPublicBelow |= read.isPublic();
      addresses.add(addresses.isEmpty() || !read.isPrimary() ? addresses.size() : 0, read);
    }
    if (addresses.isEmpty() && item.has("PrivateIpAddress")) {
      return List.of(new PrivateAddress(item.address("PrivateIpAddress"), true, isPublicAbove));
    }
    if (isPublicAbove && !isPublicBelow && !addresses.isEmpty()) {
      addresses.set(
          0, new PrivateAddress(addresses.get(0).address(), addresses.get(0).isPrimary(), true));
    }
    return addresses;
  }

  private static boolean isPublic(DescribedItem item) throws Unreadable {
    var association = item.item("Association");
    return association.isPresent() && !association.get().text("PublicIp").isEmpty();
  }

  private void reservation(DescribedItem item) throws Unreadable {
    for (DescribedItem instance : item.items("Instances")) {
      var state = instance.item("State");
      String id = instance.required("InstanceId");
      components.add(
          new Instance(
              id,
              state.isPresent() ? state.get().required("Name").intern() : "running",
              instance.text("ImageId"),
              instance.text("InstanceType").intern(),
              tags(instance)));
      for (DescribedItem described : instance.items("NetworkInterfaces")) {
        if (!described.has("VpcId") || !described.has("SubnetId")) {
          continue; // an instance that is gone, or an answer that somebody shortened
        }
        var one = networkInterface(described);
        put(interfacesOfInstances, one.isAttached() ? one : one.attachedTo(id));
      }
    }
  }

  private static Map<String, String> tags(DescribedItem item) throws Unreadable {
    Map<String, String> tags = new LinkedHashMap<>();
    for (DescribedItem tag : item.items("Tags")) {
      tags.put(tag.required("Key"), tag.text("Value"));
    }
    return tags;
  }

  private void endpoint(DescribedItem item) throws Unreadable {
    components.add(
        new VpcEndpoint(
            item.required("VpcEndpointId"),
            item.required("VpcId"),
            item.required("VpcEndpointType"),
            item.text("ServiceName")));
  }
}
