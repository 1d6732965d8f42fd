package dev.assay.reachability.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Whether one list of records opens all that another opens. What is undetermined on the small side
/// may be anything on the large one.
public final class Coverage {

  private static final List<String> KEY =
      List.of("networkInterfaceId", "origin", "edge", "ipVersion", "via", "listenerPort");

  private Coverage() {}

  /// Whether it does.
  public static boolean covers(List<ObjectNode> large, List<ObjectNode> small) {
    return small.stream()
        .allMatch(
            record ->
                large.stream().anyMatch(other -> sameKey(record, other) && in(record, other)));
  }

  private static boolean sameKey(JsonNode one, JsonNode other) {
    return KEY.stream().allMatch(field -> one.path(field).equals(other.path(field)));
  }

  private static boolean in(JsonNode record, JsonNode other) {
    return stream(record.path("cubes")).allMatch(cube -> cubeIn(cube, other.path("cubes")));
  }

  private static boolean cubeIn(JsonNode cube, JsonNode cubes) {
    for (int port = cube.path("fromPort").asInt(); port <= cube.path("toPort").asInt(); port++) {
      int asked = port;
      List<JsonNode> at = stream(cubes).filter(other -> at(other, cube, asked)).toList();
      if (at.isEmpty()) {
        return false;
      }
      List<Cidr> blocks = blocks(at.getFirst());
      if (!blocks(cube).stream().allMatch(block -> covered(block, blocks))) {
        return false;
      }
      port = at.getFirst().path("toPort").asInt();
    }
    return true;
  }

  private static boolean at(JsonNode other, JsonNode cube, int port) {
    return other.path("protocol").equals(cube.path("protocol"))
        && other.path("fromPort").asInt() <= port
        && port <= other.path("toPort").asInt();
  }

  private static List<Cidr> blocks(JsonNode cube) {
    return stream(cube.path("sources")).map(source -> Cidr.of(source.asText())).toList();
  }

  /// By one block whole, or by halves.
  private static boolean covered(Cidr block, List<Cidr> blocks) {
    List<Cidr> touching =
        blocks.stream()
            .filter(b -> b.low().compareTo(block.high()) <= 0)
            .filter(b -> b.high().compareTo(block.low()) >= 0)
            .toList();
    if (touching.isEmpty()) {
      return false;
    }
    if (touching.stream().anyMatch(b -> b.prefix() <= block.prefix())) {
      return true;
    }
    BigInteger middle = block.low().add(block.high()).shiftRight(1);
    int prefix = block.prefix() + 1;
    return covered(new Cidr(block.version(), block.low(), middle, prefix), touching)
        && covered(
            new Cidr(block.version(), middle.add(BigInteger.ONE), block.high(), prefix), touching);
  }

  static boolean opens(ObjectNode record, Transport transport, int port, Ip source) {
    return stream(record.path("cubes"))
        .filter(cube -> cube.path("protocol").asText().equals(transport.name()))
        .filter(cube -> cube.path("fromPort").asInt() <= port)
        .filter(cube -> port <= cube.path("toPort").asInt())
        .anyMatch(cube -> blocks(cube).stream().anyMatch(block -> block.contains(source)));
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
