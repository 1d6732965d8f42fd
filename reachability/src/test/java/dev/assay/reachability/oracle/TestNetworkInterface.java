package dev.assay.reachability.oracle;

import static dev.assay.reachability.oracle.DocumentStore.isSix;
import static dev.assay.reachability.oracle.DocumentStore.words;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Writes one network interface.
final class TestNetworkInterface {

  private final DocumentStore store;

  TestNetworkInterface(DocumentStore store) {
    this.store = store;
  }

  ObjectNode write(String id, String subnetId, String groups, List<String> addresses) {
    ObjectNode one =
        store.add(
            "describe-network-interfaces.json", "NetworkInterfaces", "NetworkInterfaceId", id);
    if (store.has(subnetId)) {
      JsonNode subnet = store.object(subnetId);
      one.set("VpcId", subnet.path("VpcId"));
      one.set("AvailabilityZone", subnet.path("AvailabilityZone"));
    }
    one.put("SubnetId", subnetId).put("Description", "").put("Status", "in-use");
    ArrayNode list = one.putArray("Groups");
    words(groups).forEach(group -> list.addObject().put("GroupId", group));
    ArrayNode fours = one.putArray("PrivateIpAddresses");
    ArrayNode sixes = one.putArray("Ipv6Addresses");
    for (String address : addresses) {
      if (isSix(address)) {
        sixes.addObject().put("Ipv6Address", address);
      } else {
        privateAddress(one, fours, address);
      }
    }
    return one;
  }

  private static void privateAddress(ObjectNode one, ArrayNode fours, String address) {
    String[] both = address.split("=", -1);
    boolean primary = fours.isEmpty();
    ObjectNode entry = fours.addObject().put("Primary", primary).put("PrivateIpAddress", both[0]);
    if (primary) {
      one.put("PrivateIpAddress", both[0]);
    }
    if (both.length > 1) {
      entry.putObject("Association").put("PublicIp", both[1]);
      if (primary) {
        one.putObject("Association").put("PublicIp", both[1]);
      }
    }
  }
}
