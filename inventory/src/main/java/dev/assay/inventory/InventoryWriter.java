package dev.assay.inventory;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.model.Artifact;
import dev.assay.model.BuildStep;
import dev.assay.model.Declaration;
import dev.assay.model.InputProblem;
import dev.assay.model.InstalledPackage;
import dev.assay.model.Inventory;
import dev.assay.model.Listening;
import dev.assay.model.ListeningSocket;
import dev.assay.model.OperatingSystem;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// Writes an inventory. What is empty or says the usual is left out.
final class InventoryWriter {
  private final JsonGenerator json;

  InventoryWriter(JsonGenerator json) {
    this.json = json;
  }

  void write(Inventory inventory) throws IOException {
    json.writeStartObject();
    json.writeStringField("format", InventoryJson.FORMAT);
    json.writeNumberField("version", InventoryJson.VERSION);
    json.writeObjectFieldStart("artifact");
    artifact(inventory.artifact());
    json.writeEndObject();
    if (inventory.artifact() instanceof Artifact.Host host) {
      listening(host.listening());
    }
    json.writeObjectFieldStart("operatingSystem");
    operatingSystem(inventory.operatingSystem());
    json.writeEndObject();
    json.writeArrayFieldStart("packages");
    for (InstalledPackage found : inventory.packages()) {
      installed(found);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("problems");
    for (InputProblem problem : inventory.problems()) {
      problem(problem);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void artifact(Artifact artifact) throws IOException {
    json.writeStringField("name", artifact.name());
    switch (artifact) {
      case Artifact.Folder _ -> json.writeStringField("kind", "folder");
      case Artifact.Host host -> {
        json.writeStringField("kind", "host");
        text("machineId", host.machineId());
        text("instanceId", host.instanceId());
        text("kernel", host.kernel());
        text("architecture", host.architecture());
      }
      case Artifact.Image image -> {
        json.writeStringField("kind", "image");
        text("digest", image.digest());
        text("platform", image.platform());
        texts("tags", image.tags());
        texts("layers", image.layers());
        text("created", image.created());
        steps(image);
      }
      case Artifact.Function function -> {
        json.writeStringField("kind", "function");
        text("sha256", function.sha256());
        json.writeNumberField("sizeInBytes", function.sizeInBytes());
      }
      case Artifact.Sbom sbom -> {
        json.writeStringField("kind", "sbom");
        text("format", sbom.format());
        text("subject", sbom.subject());
      }
    }
  }

  private void steps(Artifact.Image image) throws IOException {
    if (image.steps().isEmpty()) {
      return;
    }
    texts("createdBy", image.steps().stream().map(BuildStep::createdBy).toList());
    json.writeNumberField(
        "layersOfBase", image.steps().stream().filter(BuildStep::isOfBase).count());
  }

  private void listening(Listening listening) throws IOException {
    switch (listening) {
      case Listening.Unknown(var reason) -> json.writeStringField("listeningUnknown", reason);
      case Listening.Known(var sockets) -> {
        json.writeArrayFieldStart("listening");
        for (ListeningSocket socket : sockets) {
          json.writeStartObject();
          json.writeStringField("transport", socket.transport().name());
          json.writeStringField("address", socket.address());
          json.writeNumberField("port", socket.port());
          text("process", socket.process());
          text("executable", socket.executable());
          text("owner", socket.owner());
          json.writeEndObject();
        }
        json.writeEndArray();
      }
    }
  }

  private void operatingSystem(OperatingSystem system) throws IOException {
    switch (system) {
      case OperatingSystem.Distribution distribution -> {
        json.writeStringField("id", distribution.id());
        text("versionId", distribution.versionId());
        text("codename", distribution.codename());
        text("name", distribution.name());
        if (!distribution.repositories().isEmpty()) {
          texts("repositories", distribution.repositories());
        }
      }
      case OperatingSystem.Unidentified unidentified ->
          json.writeStringField("unidentified", unidentified.reason());
    }
  }

  private void installed(InstalledPackage found) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", found.type().purlType());
    json.writeStringField("name", found.name());
    json.writeStringField("version", found.version());
    text("architecture", found.architecture());
    unlessSame("sourceName", found.source().name(), found.name());
    unlessSame("sourceVersion", found.source().version(), found.version());
    unlessSame("sourceModule", found.source().module(), "");
    unlessSame("sourceVendor", found.source().vendor(), "");
    text("path", found.location().path());
    number("line", found.location().line());
    text("layer", found.location().layer());
    text("owner", found.owner());
    declaration(found.declaration());
    json.writeEndObject();
  }

  private void declaration(Declaration said) throws IOException {
    if (said.relation() != Declaration.Relation.UNSTATED) {
      json.writeStringField("relation", said.relation().name().toLowerCase(Locale.ROOT));
    }
    if (said.development()) {
      json.writeBooleanField("development", true);
    }
    text("license", said.license());
  }

  private void problem(InputProblem problem) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", problem.code());
    text("source", problem.source());
    number("line", problem.line());
    number("column", problem.column());
    text("field", problem.field());
    text("value", problem.value());
    text("reason", problem.reason());
    text("effect", problem.effect());
    json.writeEndObject();
  }

  private void unlessSame(String field, String value, String usual) throws IOException {
    if (!value.equals(usual)) {
      json.writeStringField(field, value);
    }
  }

  private void text(String field, String value) throws IOException {
    unlessSame(field, value, "");
  }

  private void number(String field, int value) throws IOException {
    if (value != 0) {
      json.writeNumberField(field, value);
    }
  }

  private void texts(String field, List<String> values) throws IOException {
    json.writeArrayFieldStart(field);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
