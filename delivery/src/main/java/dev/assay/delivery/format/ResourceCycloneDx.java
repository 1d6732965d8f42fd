package dev.assay.delivery.format;

import static dev.assay.delivery.format.JsonOutput.property;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.delivery.ResourceSbom;
import dev.assay.finding.ScannedResource;
import dev.assay.model.InstalledPackage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A resource's bill of materials in CycloneDX 1.4 JSON, with the properties that Inspector's
/// exports have and the ids of the vulnerabilities of each component.
public final class ResourceCycloneDx {
  private ResourceCycloneDx() {}

  /// Writes it; the stream stays open.
  public static void write(ResourceSbom sbom, OutputStream out) throws IOException {
    JsonGenerator json = JsonOutput.indented(out);
    var components =
        new CycloneDxComponents(json, sbom.inventory(), CycloneDxComponents.Places.PROPERTIES);
    json.writeStartObject();
    json.writeStringField("$schema", "http://cyclonedx.org/schema/bom-1.4.schema.json");
    json.writeStringField("bomFormat", "CycloneDX");
    json.writeStringField("specVersion", "1.4");
    json.writeStringField("serialNumber", "urn:uuid:" + Fingerprint.uuid(content(sbom)));
    json.writeNumberField("version", 1);
    writeMetadata(sbom, components, json);
    components.write();
    writeVulnerabilities(sbom, components, json);
    json.writeEndObject();
    JsonOutput.end(json, out);
  }

  /// What makes one document another: its resource, its time, and what is in it.
  static List<String> content(ResourceSbom sbom) {
    var content = new ArrayList<String>();
    content.add(sbom.account().value());
    content.add(sbom.resource().identity().id());
    content.add(sbom.written().toString());
    sbom.inventory().packages().forEach(installed -> content.add(installed.toString()));
    sbom.affected().entrySet().stream().map(Object::toString).sorted().forEach(content::add);
    return content;
  }

  private static void writeMetadata(
      ResourceSbom sbom, CycloneDxComponents components, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("metadata");
    json.writeStringField("timestamp", sbom.written().toString());
    json.writeArrayFieldStart("tools");
    json.writeStartObject();
    json.writeStringField("name", "assay");
    json.writeStringField("version", sbom.toolVersion());
    json.writeEndObject();
    json.writeEndArray();
    components.writeSubject();
    json.writeArrayFieldStart("properties");
    for (var property : properties(sbom).entrySet()) {
      property(json, property.getKey(), property.getValue());
    }
    for (var problem : sbom.inventory().problems()) {
      property(json, "assay:problem", problem.code() + " " + problem.message());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static Map<String, String> properties(ResourceSbom sbom) {
    Map<String, String> properties = new LinkedHashMap<>();
    switch (sbom.resource()) {
      case ScannedResource.ContainerImage image -> {
        properties.put("imageId", image.digest());
        properties.put("architecture", image.architecture());
      }
      case ScannedResource.Instance instance -> {
        properties.put("instanceId", instance.identity().id());
        properties.put("platform", instance.identity().platform());
      }
      case ScannedResource.Function function -> properties.put("runtime", function.runtime());
    }
    properties.put("accountId", sbom.account().value());
    properties.put("resourceId", sbom.resource().identity().id());
    properties.put("resourceType", sbom.resource().type());
    return properties;
  }

  private static void writeVulnerabilities(
      ResourceSbom sbom, CycloneDxComponents components, JsonGenerator json) throws IOException {
    Map<String, List<String>> references = new TreeMap<>();
    for (InstalledPackage installed : sbom.inventory().packages()) {
      for (String vulnerability : sbom.vulnerabilities(installed)) {
        references
            .computeIfAbsent(vulnerability, id -> new ArrayList<>())
            .add(components.reference(installed));
      }
    }
    json.writeArrayFieldStart("vulnerabilities");
    for (var one : references.entrySet()) {
      json.writeStartObject();
      json.writeStringField("id", one.getKey());
      json.writeArrayFieldStart("affects");
      for (String reference : one.getValue()) {
        json.writeStartObject();
        json.writeStringField("ref", reference);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
