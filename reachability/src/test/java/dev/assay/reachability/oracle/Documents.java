package dev.assay.reachability.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A network as the AWS CLI describes it: one JSON tree a command, by file name
/// (`describe-vpcs.json`). A file that is not there describes nothing.
public record Documents(Map<String, JsonNode> files) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  public Documents {
    files = Map.copyOf(files);
  }

  /// Reads every `*.json` directly in the folder.
  public static Documents read(Path folder) throws IOException {
    Map<String, JsonNode> files = new TreeMap<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path file : entries.filter(e -> e.toString().endsWith(".json")).toList()) {
        files.put(file.getFileName().toString(), MAPPER.readTree(file.toFile()));
      }
    }
    return new Documents(files);
  }

  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, JsonNode> file : files.entrySet()) {
      MAPPER
          .writerWithDefaultPrettyPrinter()
          .writeValue(folder.resolve(file.getKey()).toFile(), file.getValue());
    }
  }

  /// A deep copy whose trees may be edited.
  public Documents copy() {
    Map<String, JsonNode> copies = new TreeMap<>();
    files.forEach((name, tree) -> copies.put(name, tree.deepCopy()));
    return new Documents(copies);
  }

  /// The list below `key`; empty where the file or the key is not there.
  public List<JsonNode> list(String file, String key) {
    return items(tree(file).path(key));
  }

  /// For files that are maps: the list of one id.
  List<JsonNode> listOf(String file, String id) {
    return items(tree(file).path(id));
  }

  JsonNode tree(String file) {
    JsonNode tree = files.get(file);
    return tree == null ? new ObjectNode(JsonNodeFactory.instance) : tree;
  }

  static List<JsonNode> items(JsonNode array) {
    List<JsonNode> items = new ArrayList<>();
    if (array.isArray()) {
      array.forEach(items::add);
    }
    return items;
  }
}
