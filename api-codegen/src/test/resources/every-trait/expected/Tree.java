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

/// The `Tree` structure.
public record Tree(
    @Nullable String url,
    @Nullable Boolean default_,
    @Nullable Double height,
    @Nullable Long rings,
    @Nullable Float weight,
    @Nullable Instant planted,
    @Nullable Blob leaf,
    @Nullable JsonNode notes,
    @Nullable List<Tree> branches,
    @Nullable Map<String, List<String>> labels,
    @Nullable Soil soil) implements WireShape {
  private static final SerializedString NAME_URL = new SerializedString("Url");
  private static final SerializedString NAME_DEFAULT = new SerializedString("default");
  private static final SerializedString NAME_HEIGHT = new SerializedString("height");
  private static final SerializedString NAME_RINGS = new SerializedString("rings");
  private static final SerializedString NAME_WEIGHT = new SerializedString("weight");
  private static final SerializedString NAME_PLANTED = new SerializedString("planted");
  private static final SerializedString NAME_LEAF = new SerializedString("leaf");
  private static final SerializedString NAME_NOTES = new SerializedString("notes");
  private static final SerializedString NAME_BRANCHES = new SerializedString("branches");
  private static final SerializedString NAME_LABELS = new SerializedString("labels");
  private static final SerializedString NAME_SOIL = new SerializedString("soil");

  public Tree {
    branches = branches == null ? null : List.copyOf(branches);
    labels = labels == null ? null : WireShape.copy(labels);
  }

  public static Builder builder() {
    return new Builder();
  }

  /// Reads an object; the parser stands on its first token.
  public static Tree read(WireReader in) throws IOException {
    return fields(in).build();
  }

  /// Reads a request: its body, and what travels in path, query and headers.
  public static Tree read(WireReader in, HttpInput http) throws IOException {
    Builder builder = fields(in);
    return builder.build();
  }

  private static Builder fields(WireReader in) throws IOException {
    Builder builder = builder();
    for (String name = in.openObject(); name != null; name = in.nextField()) {
      switch (name) {
        case "Url" -> builder.url = in.text();
        case "default" -> builder.default_ = in.bool();
        case "height" -> builder.height = in.number();
        case "rings" -> builder.rings = in.longInteger();
        case "weight" -> builder.weight = in.floatNumber();
        case "planted" -> builder.planted = in.timestamp();
        case "leaf" -> builder.leaf = in.blob();
        case "notes" -> builder.notes = in.document();
        case "branches" -> builder.branches = Shapes.readTrees(in);
        case "labels" -> builder.labels = Shapes.readLabelMap(in);
        case "soil" -> builder.soil = Soil.read(in);
        default -> in.skip();
      }
    }
    return builder;
  }

  @Override
  public void write(JsonGenerator out) throws IOException {
    out.writeStartObject();
    if (url != null) {
      out.writeFieldName(NAME_URL);
      out.writeString(url);
    }
    if (default_ != null) {
      out.writeFieldName(NAME_DEFAULT);
      out.writeBoolean(default_);
    }
    if (height != null) {
      out.writeFieldName(NAME_HEIGHT);
      out.writeNumber(height);
    }
    if (rings != null) {
      out.writeFieldName(NAME_RINGS);
      out.writeNumber(rings);
    }
    if (weight != null) {
      out.writeFieldName(NAME_WEIGHT);
      out.writeNumber(weight);
    }
    if (planted != null) {
      out.writeFieldName(NAME_PLANTED);
      WireTime.write(planted, out);
    }
    if (leaf != null) {
      out.writeFieldName(NAME_LEAF);
      leaf.write(out);
    }
    if (notes != null) {
      out.writeFieldName(NAME_NOTES);
      out.writeTree(notes);
    }
    if (branches != null) {
      out.writeFieldName(NAME_BRANCHES);
      Shapes.writeTrees(branches, out);
    }
    if (labels != null) {
      out.writeFieldName(NAME_LABELS);
      Shapes.writeLabelMap(labels, out);
    }
    if (soil != null) {
      out.writeFieldName(NAME_SOIL);
      soil.write(out);
    }
    out.writeEndObject();
  }

  @Override
  public void check(Violations violations) {
    if (height != null) {
      violations.enter("height");
      Shapes.checkHeight(height, violations);
      violations.leave();
    }
    if (leaf != null) {
      violations.enter("leaf");
      Shapes.checkLeaf(leaf, violations);
      violations.leave();
    }
    if (branches != null) {
      violations.enter("branches");
      Shapes.checkTrees(branches, violations);
      violations.leave();
    }
    if (labels != null) {
      violations.enter("labels");
      Shapes.checkLabelMap(labels, violations);
      violations.leave();
    }
    if (soil != null) {
      violations.enter("soil");
      soil.check(violations);
      violations.leave();
    }
  }

  /// Builds a [Tree]; members that are not set stay absent.
  public static final class Builder {
    private @Nullable String url;
    private @Nullable Boolean default_;
    private @Nullable Double height;
    private @Nullable Long rings;
    private @Nullable Float weight;
    private @Nullable Instant planted;
    private @Nullable Blob leaf;
    private @Nullable JsonNode notes;
    private @Nullable List<Tree> branches;
    private @Nullable Map<String, List<String>> labels;
    private @Nullable Soil soil;

    private Builder() {}

    public Builder url(@Nullable String value) {
      this.url = value;
      return this;
    }

    public Builder default_(@Nullable Boolean value) {
      this.default_ = value;
      return this;
    }

    public Builder height(@Nullable Double value) {
      this.height = value;
      return this;
    }

    public Builder rings(@Nullable Long value) {
      this.rings = value;
      return this;
    }

    public Builder weight(@Nullable Float value) {
      this.weight = value;
      return this;
    }

    public Builder planted(@Nullable Instant value) {
      this.planted = value;
      return this;
    }

    public Builder leaf(@Nullable Blob value) {
      this.leaf = value;
      return this;
    }

    public Builder notes(@Nullable JsonNode value) {
      this.notes = value;
      return this;
    }

    public Builder branches(@Nullable List<Tree> value) {
      this.branches = value;
      return this;
    }

    public Builder labels(@Nullable Map<String, List<String>> value) {
      this.labels = value;
      return this;
    }

    public Builder soil(@Nullable Soil value) {
      this.soil = value;
      return this;
    }

    public Tree build() {
      return new Tree(url, default_, height, rings, weight, planted, leaf, notes, branches, labels, soil);
    }
  }
}
