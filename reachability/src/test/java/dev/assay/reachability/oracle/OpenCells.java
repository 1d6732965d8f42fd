package dev.assay.reachability.oracle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Gathers open packets, cell by cell, and says them as canonical cubes.
final class OpenCells {

  private record Slot(int toPort, BitSet addresses) {}

  private final int version;
  private final List<Cells.Cell> addresses;
  private final Map<Transport, TreeMap<Integer, Slot>> slots = new EnumMap<>(Transport.class);

  OpenCells(int version, List<Cells.Cell> addresses) {
    this.version = version;
    this.addresses = addresses;
  }

  void open(Transport transport, int fromPort, int toPort, int addressCell) {
    slots
        .computeIfAbsent(transport, t -> new TreeMap<>())
        .computeIfAbsent(fromPort, from -> new Slot(toPort, new BitSet()))
        .addresses()
        .set(addressCell);
  }

  boolean isEmpty() {
    return slots.isEmpty();
  }

  /// TCP before UDP, then by port; neighbouring ports with the same sources are one range.
  ArrayNode cubes() {
    ArrayNode cubes = JsonNodeFactory.instance.arrayNode();
    slots.forEach(
        (transport, byPort) -> {
          int from = -1;
          int to = -1;
          BitSet sources = new BitSet();
          for (Map.Entry<Integer, Slot> next : byPort.entrySet()) {
            if (next.getKey() != to + 1 || !next.getValue().addresses().equals(sources)) {
              add(cubes, transport, from, to, sources);
              from = next.getKey();
              sources = next.getValue().addresses();
            }
            to = next.getValue().toPort();
          }
          add(cubes, transport, from, to, sources);
        });
    return cubes;
  }

  private void add(ArrayNode cubes, Transport transport, int from, int to, BitSet sources) {
    if (!sources.isEmpty()) {
      ObjectNode cube = cubes.addObject();
      cube.put("protocol", transport.name()).put("fromPort", from).put("toPort", to);
      ArrayNode list = cube.putArray("sources");
      blocks(sources).forEach(block -> list.add(block.toString()));
    }
  }

  /// The shortest list of blocks: neighbouring cells are joined, and from the low end of each run
  /// the largest block is taken that starts there and fits.
  private List<Cidr> blocks(BitSet sources) {
    List<Cidr> blocks = new ArrayList<>();
    int cell = sources.nextSetBit(0);
    while (cell >= 0) {
      int last = sources.nextClearBit(cell) - 1;
      BigInteger low = addresses.get(cell).low();
      BigInteger high = addresses.get(last).high();
      while (low.compareTo(high) <= 0) {
        Cidr block = largest(low, high);
        blocks.add(block);
        low = block.high().add(BigInteger.ONE);
      }
      cell = sources.nextSetBit(last + 1);
    }
    return blocks;
  }

  private Cidr largest(BigInteger low, BigInteger high) {
    for (int prefix = 0; ; prefix++) {
      BigInteger size = BigInteger.ONE.shiftLeft(Ip.bits(version) - prefix);
      BigInteger end = low.add(size).subtract(BigInteger.ONE);
      if (low.mod(size).signum() == 0 && end.compareTo(high) <= 0) {
        return new Cidr(version, low, end, prefix);
      }
    }
  }
}
