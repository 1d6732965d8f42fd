// Generated from the service model by api-codegen; changes here are lost.
package example.garden;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.api.wire.ApiException;
import dev.assay.api.wire.Blob;
import dev.assay.api.wire.HttpInput;
import dev.assay.api.wire.OperationDefinition;
import dev.assay.api.wire.ServiceDefinition;
import dev.assay.api.wire.Violations;
import dev.assay.api.wire.WireReader;
import dev.assay.api.wire.WireShape;
import dev.assay.api.wire.WireTime;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lists, maps and bounded scalars of the model.
final class Shapes {
  private Shapes() {}

  static @Nullable List<Tree> readTrees(WireReader in) throws IOException {
    if (!in.openList()) {
      return null;
    }
    List<Tree> list = new ArrayList<>();
    while (in.nextElement()) {
      WireReader.add(list, Tree.read(in));
    }
    return list;
  }

  static void writeTrees(List<Tree> list, JsonGenerator out) throws IOException {
    out.writeStartArray();
    for (Tree value : list) {
      value.write(out);
    }
    out.writeEndArray();
  }

  static void checkTrees(List<Tree> value, Violations violations) {
    violations.size(value.size(), 0, 5);
    for (int i = 0; i < value.size(); i++) {
      violations.enter(i);
      value.get(i).check(violations);
      violations.leave();
    }
  }

  static @Nullable List<String> readLabels(WireReader in) throws IOException {
    if (!in.openList()) {
      return null;
    }
    List<String> list = new ArrayList<>();
    while (in.nextElement()) {
      WireReader.add(list, in.text());
    }
    return list;
  }

  static void writeLabels(List<String> list, JsonGenerator out) throws IOException {
    out.writeStartArray();
    for (String value : list) {
      out.writeString(value);
    }
    out.writeEndArray();
  }

  static @Nullable Map<String, List<String>> readLabelMap(WireReader in) throws IOException {
    if (!in.isObject()) {
      in.openObject();
      return null;
    }
    Map<String, List<String>> map = new LinkedHashMap<>();
    for (String key = in.openMap(); key != null; key = in.nextKey()) {
      WireReader.put(map, key, Shapes.readLabels(in));
    }
    return map;
  }

  static void writeLabelMap(Map<String, List<String>> map, JsonGenerator out) throws IOException {
    out.writeStartObject();
    for (Map.Entry<String, List<String>> entry : map.entrySet()) {
      out.writeFieldName(entry.getKey());
      Shapes.writeLabels(entry.getValue(), out);
    }
    out.writeEndObject();
  }

  static void checkLabelMap(Map<String, List<String>> value, Violations violations) {
    violations.size(value.size(), 1, 3);
    for (Map.Entry<String, List<String>> entry : value.entrySet()) {
      violations.enter(entry.getKey());
      Shapes.checkBedId(entry.getKey(), violations);
      
      violations.leave();
    }
  }

  private static final class BedIdPattern {
    static final Pattern PATTERN = Pattern.compile("bed-\\d+");
  }

  static void checkBedId(String value, Violations violations) {
    violations.length(value, 3, 9);
    violations.pattern(value, BedIdPattern.PATTERN);
  }

  static void checkDepth(Integer value, Violations violations) {
    violations.range(value, 1, 100);
  }

  static void checkHeight(Double value, Violations violations) {
    violations.range(value, 0, Double.POSITIVE_INFINITY);
  }

  static void checkLeaf(Blob value, Violations violations) {
    violations.size(value.size(), 0, 1000);
  }
}
