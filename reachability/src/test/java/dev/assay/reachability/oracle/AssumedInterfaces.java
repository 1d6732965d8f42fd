package dev.assay.reachability.oracle;

import static dev.assay.reachability.oracle.NetworkReader.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Rule L2: the interfaces of a load balancer whose own are not in the data, one in each subnet. It
/// may have any address of the subnet, so it has one of every elementary cell.
final class AssumedInterfaces {

  private final Network network;
  private final Cells cells;

  AssumedInterfaces(Network network, Cells cells) {
    this.network = network;
    this.cells = cells;
  }

  List<Interface> of(JsonNode balancer, String description) {
    List<String> subnets = NetworkReader.texts(balancer.path("AvailabilityZones"), "SubnetId");
    return interfaces(
        balancer, subnets, description, text(balancer, "IpAddressType").startsWith("dualstack"));
  }

  List<Interface> ofClassic(JsonNode balancer, String description) {
    return interfaces(balancer, words(balancer.path("Subnets")), description, false);
  }

  private List<Interface> interfaces(
      JsonNode balancer, List<String> subnets, String description, boolean dualStack) {
    boolean facing = text(balancer, "Scheme").equals("internet-facing");
    List<Interface> interfaces = new ArrayList<>();
    for (String id : subnets) {
      Subnet subnet = network.subnets().get(id);
      if (subnet != null) {
        List<Ip> fours = addresses(subnet, 4);
        interfaces.add(
            new Interface(
                "assumed in " + id,
                description,
                subnet.vpcId(),
                id,
                subnet.zone(),
                "",
                true,
                true,
                words(balancer.path("SecurityGroups")),
                fours,
                facing ? fours : List.of(),
                dualStack ? addresses(subnet, 6) : List.of()));
      }
    }
    return interfaces;
  }

  private List<Ip> addresses(Subnet subnet, int version) {
    return cells.addresses(version).stream()
        .map(cell -> new Ip(version, cell.low()))
        .filter(ip -> subnet.blocks().stream().anyMatch(block -> block.contains(ip)))
        .toList();
  }

  private static List<String> words(JsonNode array) {
    return Stream.of(array)
        .flatMap(a -> Documents.items(a).stream())
        .map(JsonNode::asText)
        .toList();
  }
}
