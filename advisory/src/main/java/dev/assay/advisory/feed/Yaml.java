package dev.assay.advisory.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.assay.advisory.feed.Fields.Origin;
import dev.assay.model.InputProblem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// YAML from strangers, as the JSON it would be. Every plain value stays the text that was written:
/// a version `1.10` is no number. Bounded in size, depth and in what aliases may multiply to.
public final class Yaml {
  private static final int DEEPEST = 50;
  private static final int MOST_NODES = 1_000_000;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int LONGEST = 16 << 20;
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setCodePointLimit(LONGEST)
          .setMaxAliasesForCollections(50)
          .setAllowRecursiveKeys(false)
          .build();

  private int nodes;

  private Yaml() {}

  /// One whole document; empty, with a problem, if it is not a YAML mapping.
  public static Optional<Fields> object(InputStream in, Origin origin) throws IOException {
    try {
      // The library closes what it reads, and hides what reading throws.
      byte[] bytes = in.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        origin.report("", "", "is longer than 16 MiB", "the document is skipped");
        return Optional.empty();
      }
      Optional<Node> root =
          new Compose(SETTINGS).composeInputStream(new java.io.ByteArrayInputStream(bytes));
      if (root.isPresent() && root.get() instanceof MappingNode) {
        return Optional.of(Fields.of(new Yaml().json(root.get(), 0), origin));
      }
      origin.report("", "", "is not a YAML mapping", "the document is skipped");
    } catch (MarkedYamlEngineException e) {
      var mark = e.getProblemMark();
      malformed(
          origin,
          mark.map(m -> m.getLine() + 1).orElse(0),
          mark.map(m -> m.getColumn() + 1).orElse(0),
          e.getProblem());
    } catch (YamlEngineException e) {
      malformed(origin, 0, 0, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
    return Optional.empty();
  }

  private JsonNode json(Node node, int depth) {
    if (depth > DEEPEST || ++nodes > MOST_NODES) {
      throw new YamlEngineException("it is nested or repeated beyond measure");
    }
    return switch (node) {
      case ScalarNode scalar ->
          isNull(scalar) ? NODES.nullNode() : NODES.textNode(scalar.getValue());
      case SequenceNode list -> {
        var array = NODES.arrayNode();
        list.getValue().forEach(item -> array.add(json(item, depth + 1)));
        yield array;
      }
      case MappingNode mapping -> {
        var object = NODES.objectNode();
        mapping
            .getValue()
            .forEach(
                entry ->
                    object.set(
                        entry.getKeyNode() instanceof ScalarNode key ? key.getValue() : "",
                        json(entry.getValueNode(), depth + 1)));
        yield object;
      }
      default -> NODES.nullNode();
    };
  }

  /// YAML 1.2.2, 10.2.1.1 "Null".
  private static boolean isNull(ScalarNode scalar) {
    return scalar.getScalarStyle() == ScalarStyle.PLAIN
        && switch (scalar.getValue()) {
          case "", "~", "null", "Null", "NULL" -> true;
          default -> false;
        };
  }

  private static void malformed(Origin origin, int line, int column, String reason) {
    origin
        .sink()
        .problem(
            new InputProblem(
                origin.code(),
                origin.source(),
                line,
                column,
                "",
                "",
                "is not well-formed YAML: " + reason,
                "the document is skipped"));
  }
}
