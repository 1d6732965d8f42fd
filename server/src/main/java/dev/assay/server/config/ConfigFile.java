package dev.assay.server.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// A YAML file as scalars by dotted key and the entries of its `watch` list, each with its line.
///
/// @param name how problems name the file
/// @param scalars by dotted key, in the order of the file
/// @param watches one map of values by key for each entry of `watch`; values of a list are joined
///     by line feeds
record ConfigFile(String name, Map<String, Value> scalars, List<Map<String, Value>> watches) {

  private static final int LARGEST_FILE = 1 << 20;

  /// Text and where it stood.
  ///
  /// @param line 1-based
  record Value(String text, int line) {}

  static ConfigFile empty() {
    return new ConfigFile("", Map.of(), List.of());
  }

  /// Reads a file; what is wrong with its shape is added to the problems.
  static ConfigFile read(Path file, List<String> problems) {
    var read = new ConfigFile(file.toString(), new LinkedHashMap<>(), new ArrayList<>());
    try (InputStream content = Files.newInputStream(file)) {
      var bytes = content.readNBytes(LARGEST_FILE + 1);
      if (bytes.length > LARGEST_FILE) {
        problems.add(file + ": larger than 1 MiB, which no configuration is");
        return read;
      }
      var settings = LoadSettings.builder().setLabel(file.toString()).build();
      Optional<Node> root = new Compose(settings).composeString(new String(bytes, UTF_8));
      root.ifPresent(node -> read.flatten("", node, problems));
    } catch (MarkedYamlEngineException malformed) {
      int line = malformed.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      problems.add(file + ":" + line + ": no YAML: " + malformed.getProblem());
    } catch (IOException unreadable) {
      problems.add(file + ": cannot be read: " + unreadable.getMessage());
    }
    return read;
  }

  private void flatten(String prefix, Node node, List<String> problems) {
    switch (node) {
      case ScalarNode scalar -> scalars.put(prefix, new Value(scalar.getValue(), line(node)));
      case MappingNode mapping ->
          mapping
              .getValue()
              .forEach(
                  entry -> {
                    var name = entry.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
                    var path = prefix.isEmpty() ? name : prefix + "." + name;
                    if (path.equals("watch") && entry.getValueNode() instanceof SequenceNode list) {
                      list.getValue().forEach(watch -> watches.add(watch(watch, problems)));
                    } else {
                      flatten(path, entry.getValueNode(), problems);
                    }
                  });
      default -> problems.add(name + ":" + line(node) + ": " + prefix + ": a list is not expected");
    }
  }

  private Map<String, Value> watch(Node node, List<String> problems) {
    var values = new LinkedHashMap<String, Value>();
    if (!(node instanceof MappingNode mapping)) {
      problems.add(name + ":" + line(node) + ": watch: each entry is a map such as - host: /");
      return values;
    }
    for (var entry : mapping.getValue()) {
      var key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      switch (entry.getValueNode()) {
        case ScalarNode scalar -> values.put(key, new Value(scalar.getValue(), line(node)));
        case SequenceNode list -> values.put(key, new Value(joined(list), line(node)));
        default ->
            problems.add(name + ":" + line(node) + ": watch." + key + ": a map is not expected");
      }
    }
    return values;
  }

  private static String joined(SequenceNode list) {
    return String.join(
        "\n",
        list.getValue().stream()
            .map(item -> item instanceof ScalarNode scalar ? scalar.getValue() : "")
            .toList());
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }
}
