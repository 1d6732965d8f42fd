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

/// The `Soil` union: exactly one of its cases.
public sealed interface Soil extends WireShape {
  /// Reads an object with exactly one known member; anything else is a violation.
  static @Nullable Soil read(WireReader in) throws IOException {
    Soil found = null;
    int count = 0;
    boolean opened = in.isObject();
    for (String name = in.openObject(); name != null; name = in.nextField()) {
      count++;
      switch (name) {
        case "sand" -> {
          Boolean value = in.bool();
          found = value == null ? null : new OfSand(value);
        }
        case "clay" -> {
          Double value = in.number();
          found = value == null ? null : new OfClay(value);
        }
        default -> in.unknownCase(name);
      }
    }
    if (opened && count != 1) {
      in.wrongCaseCount(count);
    }
    return found;
  }

  /// The `sand` case.
  record OfSand(Boolean value) implements Soil {
    private static final SerializedString NAME = new SerializedString("sand");

    @Override
    public void write(JsonGenerator out) throws IOException {
      out.writeStartObject();
      out.writeFieldName(NAME);
      out.writeBoolean(value);
      out.writeEndObject();
    }

    @Override
    public void check(Violations violations) {
      violations.enter("sand");
      
      violations.leave();
    }
  }

  /// The `clay` case.
  record OfClay(Double value) implements Soil {
    private static final SerializedString NAME = new SerializedString("clay");

    @Override
    public void write(JsonGenerator out) throws IOException {
      out.writeStartObject();
      out.writeFieldName(NAME);
      out.writeNumber(value);
      out.writeEndObject();
    }

    @Override
    public void check(Violations violations) {
      violations.enter("clay");
      Shapes.checkHeight(value, violations);
      violations.leave();
    }
  }
}
