package dev.assay.delivery.format;

import static dev.assay.delivery.format.JsonOutput.optional;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.model.InstalledPackage;
import dev.assay.model.OperatingSystem;
import dev.assay.model.Purl;
import java.io.IOException;

/// Installed packages as `docs/reference/scan-json.md` describes them.
final class PackageJson {
  private final JsonGenerator json;
  private final OperatingSystem system;

  PackageJson(JsonGenerator json, OperatingSystem system) {
    this.json = json;
    this.system = system;
  }

  void writeFields(InstalledPackage installed) throws IOException {
    json.writeStringField("purl", Purl.of(installed, system).toString());
    json.writeStringField("type", installed.type().purlType());
    json.writeStringField("name", installed.name());
    json.writeStringField("version", installed.version());
    optional(json, "architecture", installed.architecture());
    if (installed.type().isOperatingSystem()) {
      json.writeObjectFieldStart("sourcePackage");
      json.writeStringField("name", installed.source().name());
      json.writeStringField("version", installed.source().version());
      json.writeEndObject();
    }
    json.writeObjectFieldStart("location");
    json.writeStringField("path", installed.location().path());
    if (installed.location().line() > 0) {
      json.writeNumberField("line", installed.location().line());
    }
    optional(json, "layer", installed.location().layer());
    json.writeEndObject();
    optional(json, "owner", installed.owner());
    optional(json, "relation", Words.of(installed.declaration().relation()));
    if (installed.declaration().development()) {
      json.writeBooleanField("development", true);
    }
    optional(json, "license", installed.declaration().license());
  }
}
