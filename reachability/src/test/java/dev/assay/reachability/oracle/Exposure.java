package dev.assay.reachability.oracle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What was found open, by interface, edge, family, load balancer and listener (rule Q4), in the
/// order of the output.
final class Exposure {

  /// `via` is empty and `listenerPort` 0 where no load balancer is in front.
  record Key(
      String instanceId,
      String interfaceId,
      Origin origin,
      String edge,
      int version,
      String via,
      int listenerPort)
      implements Comparable<Key> {

    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::interfaceId)
            .thenComparing(Key::origin)
            .thenComparing(Key::edge)
            .thenComparingInt(Key::version)
            .thenComparing(Key::via)
            .thenComparingInt(Key::listenerPort);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private record Found(OpenCells decided, OpenCells undetermined) {}

  private final Map<Key, Found> found = new TreeMap<>();
  private final Map<Integer, List<Cells.Cell>> addresses;

  Exposure(Map<Integer, List<Cells.Cell>> addresses) {
    this.addresses = addresses;
  }

  /// `throughAppliance` is rule X1: open as far as the rules go, but not decided.
  void open(
      Key key,
      boolean throughAppliance,
      Transport transport,
      int fromPort,
      int toPort,
      int addressCell) {
    Found cells = found.computeIfAbsent(key, this::nothing);
    OpenCells side = throughAppliance ? cells.undetermined() : cells.decided();
    side.open(transport, fromPort, toPort, addressCell);
  }

  private Found nothing(Key key) {
    List<Cells.Cell> cells = Optional.ofNullable(addresses.get(key.version())).orElseThrow();
    return new Found(new OpenCells(key.version(), cells), new OpenCells(key.version(), cells));
  }

  List<ObjectNode> records() {
    return found.entrySet().stream().map(entry -> entry(entry.getKey(), entry.getValue())).toList();
  }

  /// Where some packets are decided and others are not, the decided ones are the answer.
  private static ObjectNode entry(Key key, Found cells) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("instanceId", key.instanceId()).put("networkInterfaceId", key.interfaceId());
    json.put("origin", key.origin().name()).put("edge", key.edge());
    json.put("ipVersion", key.version());
    if (!key.via().isEmpty()) {
      json.put("via", key.via()).put("listenerPort", key.listenerPort());
    }
    if (cells.decided().isEmpty()) {
      return json.put("verdict", "UNDETERMINED");
    }
    json.set("cubes", cells.decided().cubes());
    return json;
  }
}
