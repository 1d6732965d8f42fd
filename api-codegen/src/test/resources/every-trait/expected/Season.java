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

/// The `Season` values.
public enum Season {
  SPRING("SPRING"),
  LATE_AUTUMN("late-autumn"),
  _2ND("2nd");

  private final SerializedString text;

  Season(String text) {
    this.text = new SerializedString(text);
  }

  /// The value as it travels.
  public String wire() {
    return text.getValue();
  }

  /// The constant for a text of the wire; empty when the model has none.
  public static Optional<Season> of(String text) {
    return switch (text) {
      case "SPRING" -> Optional.of(SPRING);
      case "late-autumn" -> Optional.of(LATE_AUTUMN);
      case "2nd" -> Optional.of(_2ND);
      default -> Optional.empty();
    };
  }

  static @Nullable Season read(WireReader in) throws IOException {
    return in.choice(Season::of, values(), Season::wire);
  }

  void write(JsonGenerator out) throws IOException {
    out.writeString(text);
  }
}
