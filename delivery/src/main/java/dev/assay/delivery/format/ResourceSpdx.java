package dev.assay.delivery.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.delivery.ResourceSbom;
import dev.assay.finding.ScannedResource;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// A resource's bill of materials in SPDX 2.3 JSON, with the ids of the vulnerabilities of each
/// package among its external references.
public final class ResourceSpdx {
  private ResourceSpdx() {}

  /// Writes it; the stream stays open.
  public static void write(ResourceSbom sbom, OutputStream out) throws IOException {
    JsonGenerator json = JsonOutput.indented(out);
    json.writeStartObject();
    json.writeStringField("spdxVersion", "SPDX-2.3");
    json.writeStringField("dataLicense", "CC0-1.0");
    json.writeStringField("SPDXID", "SPDXRef-DOCUMENT");
    json.writeStringField("name", name(sbom));
    json.writeStringField("documentNamespace", namespace(sbom));
    json.writeObjectFieldStart("creationInfo");
    // SPDX 2.3, clause 6.9: seconds
    json.writeStringField("created", sbom.written().truncatedTo(ChronoUnit.SECONDS).toString());
    JsonOutput.strings(json, "creators", List.of("Tool: assay-" + sbom.toolVersion()));
    json.writeEndObject();
    SpdxFormat.writePackages(json, sbom.inventory(), sbom::vulnerabilities);
    json.writeEndObject();
    JsonOutput.end(json, out);
  }

  /// As Inspector names them: account, kind, resource, and where an instance came from.
  private static String name(ResourceSbom sbom) {
    var name = sbom.account() + "/" + kind(sbom) + "/" + sbom.resource().identity().id();
    return sbom.resource() instanceof ScannedResource.Instance instance
            && !instance.machine().image().isEmpty()
        ? name + "/" + instance.machine().image()
        : name;
  }

  /// Another one for every document, which SPDX asks for (clause 6.5).
  private static String namespace(ResourceSbom sbom) {
    return kind(sbom)
        + "://"
        + URLEncoder.encode(sbom.resource().identity().id(), StandardCharsets.UTF_8)
        + "/"
        + Fingerprint.uuid(ResourceCycloneDx.content(sbom));
  }

  private static String kind(ResourceSbom sbom) {
    return switch (sbom.resource()) {
      case ScannedResource.Instance i -> "EC2";
      case ScannedResource.ContainerImage i -> "ECR";
      case ScannedResource.Function f -> "LAMBDA";
    };
  }
}
