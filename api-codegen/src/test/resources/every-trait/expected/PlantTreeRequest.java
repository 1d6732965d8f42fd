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

/// The `PlantTreeRequest` structure.
public record PlantTreeRequest(
    String bedId,
    @Nullable Integer depth,
    @Nullable List<String> labels,
    @Nullable Season season,
    @Nullable String gardener,
    Season kind,
    @Nullable String gateCode,
    @Nullable String clientToken) implements WireShape {
  private static final SerializedString NAME_KIND = new SerializedString("kind");
  private static final SerializedString NAME_GATE_CODE = new SerializedString("gateCode");
  private static final SerializedString NAME_CLIENT_TOKEN = new SerializedString("clientToken");

  public PlantTreeRequest {
    labels = labels == null ? null : List.copyOf(labels);
  }

  public static Builder builder() {
    return new Builder();
  }

  /// Reads an object; the parser stands on its first token.
  public static PlantTreeRequest read(WireReader in) throws IOException {
    return fields(in).build();
  }

  /// Reads a request: its body, and what travels in path, query and headers.
  public static PlantTreeRequest read(WireReader in, HttpInput http) throws IOException {
    Builder builder = fields(in);
    builder.bedId = http.label("bedId");
    builder.depth = http.integer("d", http.query("d"));
    builder.labels = http.queryList("label");
    builder.season = http.choice("season", http.query("season"), Season::of);
    builder.gardener = http.header("x-gardener");
    return builder.build();
  }

  private static Builder fields(WireReader in) throws IOException {
    Builder builder = builder();
    for (String name = in.openObject(); name != null; name = in.nextField()) {
      switch (name) {
        case "kind" -> builder.kind = Season.read(in);
        case "gateCode" -> builder.gateCode = in.text();
        case "clientToken" -> builder.clientToken = in.text();
        default -> in.skip();
      }
    }
    return builder;
  }

  @Override
  public void write(JsonGenerator out) throws IOException {
    out.writeStartObject();
    if (kind != null) {
      out.writeFieldName(NAME_KIND);
      kind.write(out);
    }
    if (gateCode != null) {
      out.writeFieldName(NAME_GATE_CODE);
      out.writeString(gateCode);
    }
    if (clientToken != null) {
      out.writeFieldName(NAME_CLIENT_TOKEN);
      out.writeString(clientToken);
    }
    out.writeEndObject();
  }

  @Override
  public void check(Violations violations) {
    violations.required("bedId", bedId);
    if (bedId != null) {
      violations.enter("bedId");
      Shapes.checkBedId(bedId, violations);
      violations.leave();
    }
    if (depth != null) {
      violations.enter("d");
      Shapes.checkDepth(depth, violations);
      violations.leave();
    }
    violations.required("kind", kind);
  }

  @Override
  public String toString() {
    return "PlantTreeRequest[bedId=" + bedId + ", depth=" + depth + ", labels=" + labels + ", season=" + season + ", gardener=" + gardener + ", kind=" + kind + ", gateCode=***, clientToken=" + clientToken + "]";
  }

  /// Builds a [PlantTreeRequest]; members that are not set stay absent.
  public static final class Builder {
    private @Nullable String bedId;
    private @Nullable Integer depth;
    private @Nullable List<String> labels;
    private @Nullable Season season;
    private @Nullable String gardener;
    private @Nullable Season kind;
    private @Nullable String gateCode;
    private @Nullable String clientToken;

    private Builder() {}

    public Builder bedId(@Nullable String value) {
      this.bedId = value;
      return this;
    }

    public Builder depth(@Nullable Integer value) {
      this.depth = value;
      return this;
    }

    public Builder labels(@Nullable List<String> value) {
      this.labels = value;
      return this;
    }

    public Builder season(@Nullable Season value) {
      this.season = value;
      return this;
    }

    public Builder gardener(@Nullable String value) {
      this.gardener = value;
      return this;
    }

    public Builder kind(@Nullable Season value) {
      this.kind = value;
      return this;
    }

    public Builder gateCode(@Nullable String value) {
      this.gateCode = value;
      return this;
    }

    public Builder clientToken(@Nullable String value) {
      this.clientToken = value;
      return this;
    }

    public PlantTreeRequest build() {
      return new PlantTreeRequest(bedId, depth, labels, season, gardener, kind, gateCode, clientToken);
    }
  }
}
