package dev.assay.reachability.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The elementary cells of a network: between two neighbouring boundaries that are written anywhere
/// in its documents every address, and every port, gets the same answer.
///
/// The documents are walked as trees, without knowing what a field means, so that no rule can be
/// forgotten here. Only public addresses are left out, which no rule is held against.
final class Cells {

  /// Addresses `low` to `high` or ports, both included.
  record Cell(BigInteger low, BigInteger high) {
    int lowPort() {
      return low.intValueExact();
    }

    int highPort() {
      return high.intValueExact();
    }
  }

  private static final Set<String> PORTS =
      Set.of("From", "To", "FromPort", "ToPort", "Port", "LoadBalancerPort", "InstancePort");

  private final Set<BigInteger> four = new TreeSet<>();
  private final Set<BigInteger> six = new TreeSet<>();
  private final Set<BigInteger> portStarts = new TreeSet<>();

  Cells(Documents documents) {
    documents.files().values().forEach(tree -> walk("", tree));
    SourceSpace.blocks().forEach(this::add);
    addPorts(0, 0);
    addPorts(1, 1023);
    addPorts(1024, 65535);
  }

  private void walk(String key, JsonNode node) {
    if (node.isTextual()) {
      if (!key.startsWith("Public")) {
        Cidr.parse(node.asText()).ifPresent(this::add);
        Ip.parse(node.asText()).ifPresent(address -> add(Cidr.of(address)));
      }
    } else if (node.isIntegralNumber() && PORTS.contains(key)) {
      addPorts(node.asInt(), node.asInt());
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      walk(field.getKey(), field.getValue());
    }
    if (node.isArray()) {
      node.forEach(item -> walk(key, item));
    }
  }

  private void add(Cidr block) {
    Set<BigInteger> starts = block.version() == 4 ? four : six;
    starts.add(block.low());
    starts.add(block.high().add(BigInteger.ONE));
  }

  private void addPorts(int from, int to) {
    if (from >= 0 && to <= 65535) {
      portStarts.add(BigInteger.valueOf(from));
      portStarts.add(BigInteger.valueOf(to + 1L));
    }
  }

  List<Cell> addresses(int version) {
    return between(version == 4 ? four : six, BigInteger.ONE.shiftLeft(Ip.bits(version)));
  }

  List<Cell> ports() {
    return between(portStarts, BigInteger.valueOf(65536));
  }

  private static List<Cell> between(Set<BigInteger> starts, BigInteger end) {
    Set<BigInteger> all = new TreeSet<>(starts);
    all.add(BigInteger.ZERO);
    all.add(end);
    List<Cell> cells = new ArrayList<>();
    BigInteger low = BigInteger.ZERO;
    for (BigInteger next : all) {
      if (next.compareTo(low) > 0) {
        cells.add(new Cell(low, next.subtract(BigInteger.ONE)));
        low = next;
      }
    }
    return cells;
  }
}
