package dev.assay.delivery.format;

import static dev.assay.delivery.format.JsonOutput.property;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.model.Artifact;
import dev.assay.model.Declaration;
import dev.assay.model.InstalledPackage;
import dev.assay.model.Inventory;
import dev.assay.model.OperatingSystem;
import dev.assay.model.Purl;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/// The packages of an inventory as CycloneDX components, each with the file it was found in as
/// evidence.
final class CycloneDxComponents {
  /// How a component says where it was found.
  enum Places {
    /// CycloneDX 1.5 and later.
    OCCURRENCES,
    /// A property, which every version has.
    PROPERTIES
  }

  private final JsonGenerator json;
  private final Inventory inventory;
  private final Places places;
  private final Map<InstalledPackage, Naming> names = new HashMap<>();

  CycloneDxComponents(JsonGenerator json, Inventory inventory, Places places) {
    this.json = json;
    this.inventory = inventory;
    this.places = places;
    Map<String, Integer> copies = new HashMap<>();
    for (InstalledPackage installed : inventory.packages()) {
      if (!names.containsKey(installed)) {
        String purl = purl(installed);
        int copy = copies.merge(purl, 1, Integer::sum);
        names.put(installed, new Naming(purl, copy == 1 ? purl : purl + "#copy-" + copy));
      }
    }
  }

  /// @param reference unique in the document: packages in many places share a purl
  private record Naming(String purl, String reference) {}

  private String purl(InstalledPackage installed) {
    return Purl.of(installed, inventory.operatingSystem()).toString();
  }

  private Naming named(InstalledPackage installed) {
    Naming named = names.get(installed);
    if (named == null) {
      String purl = purl(installed);
      return new Naming(purl, purl);
    }
    return named;
  }

  /// The name a component is referred to by, unique in the document.
  String reference(InstalledPackage installed) {
    return named(installed).reference();
  }

  void writeSubject() throws IOException {
    json.writeObjectFieldStart("component");
    json.writeStringField("bom-ref", "subject");
    json.writeStringField("type", subjectType());
    json.writeStringField("name", inventory.artifact().name());
    String digest = Words.digest(inventory.artifact());
    JsonOutput.optional(json, "version", digest);
    json.writeEndObject();
  }

  private String subjectType() {
    return switch (inventory.artifact()) {
      case Artifact.Image image -> "container";
      case Artifact.Function function -> "application";
      case Artifact.Host host -> "device";
      case Artifact.Folder folder -> "file";
      case Artifact.Sbom sbom -> "application";
    };
  }

  void write() throws IOException {
    json.writeArrayFieldStart("components");
    if (inventory.operatingSystem() instanceof OperatingSystem.Distribution distribution) {
      json.writeStartObject();
      json.writeStringField("bom-ref", "operating-system");
      json.writeStringField("type", "operating-system");
      json.writeStringField("name", distribution.id());
      JsonOutput.optional(json, "version", distribution.versionId());
      JsonOutput.optional(json, "description", distribution.name());
      json.writeEndObject();
    }
    var written = new HashSet<InstalledPackage>();
    for (InstalledPackage installed : inventory.packages()) {
      if (written.add(installed)) {
        write(installed);
      }
    }
    json.writeEndArray();
  }

  private void write(InstalledPackage installed) throws IOException {
    Naming named = named(installed);
    json.writeStartObject();
    json.writeStringField("bom-ref", named.reference());
    json.writeStringField("type", "library");
    json.writeStringField("name", installed.name());
    json.writeStringField("version", installed.version());
    writeScope(installed.declaration());
    writeLicense(installed.declaration());
    json.writeStringField("purl", named.purl());
    writeProperties(installed);
    if (places == Places.OCCURRENCES) {
      writeOccurrence(installed);
    }
    json.writeEndObject();
  }

  private void writeOccurrence(InstalledPackage installed) throws IOException {
    json.writeObjectFieldStart("evidence");
    json.writeArrayFieldStart("occurrences");
    json.writeStartObject();
    json.writeStringField("location", installed.location().path());
    if (installed.location().line() > 0) {
      json.writeNumberField("line", installed.location().line());
    }
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  /// What is not shipped is `excluded` (CycloneDX 1.6, `components[].scope`: test dependencies and
  /// the like that are not reachable at run time).
  private void writeScope(Declaration said) throws IOException {
    if (said.development()) {
      json.writeStringField("scope", "excluded");
    }
  }

  /// As a name: whether a text is an SPDX expression is for the reader to find out.
  private void writeLicense(Declaration said) throws IOException {
    if (!said.license().isEmpty()) {
      json.writeArrayFieldStart("licenses");
      json.writeStartObject();
      json.writeObjectFieldStart("license");
      json.writeStringField("name", said.license());
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndArray();
    }
  }

  private void writeProperties(InstalledPackage installed) throws IOException {
    json.writeArrayFieldStart("properties");
    property(json, "assay:package:type", installed.type().purlType());
    if (installed.type().isOperatingSystem()) {
      property(json, "assay:source:name", installed.source().name());
      property(json, "assay:source:version", installed.source().version());
    }
    if (places == Places.PROPERTIES && !installed.location().path().isEmpty()) {
      property(json, "assay:location", installed.location().path());
    }
    if (!installed.location().layer().isEmpty()) {
      property(json, "assay:layer", installed.location().layer());
    }
    if (!installed.owner().isEmpty()) {
      property(json, "assay:owner", installed.owner());
    }
    String relation = Words.of(installed.declaration().relation());
    if (!relation.isEmpty()) {
      property(json, "assay:relation", relation);
    }
    json.writeEndArray();
  }
}
