package dev.assay.delivery.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.delivery.InventoryReport;
import dev.assay.model.InstalledPackage;
import dev.assay.model.Inventory;
import dev.assay.model.OperatingSystem;
import dev.assay.model.Purl;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// SPDX 2.3 JSON (ISO/IEC 5962 and its 2.3 successor): the inventory, nothing more. SPDX asks for a
/// creation time; to give the same bytes on every run it is always the same moment
/// (1970), and the namespace is made from the content.
public final class SpdxFormat {
  private static final String UNKNOWN = "NOASSERTION";
  private static final String NO_TIME = "1970-01-01T00:00:00Z";

  private SpdxFormat() {}

  /// Writes a bill of materials; the stream stays open.
  public static void write(InventoryReport report, OutputStream out) throws IOException {
    JsonGenerator json = JsonOutput.indented(out);
    json.writeStartObject();
    json.writeStringField("spdxVersion", "SPDX-2.3");
    json.writeStringField("dataLicense", "CC0-1.0");
    json.writeStringField("SPDXID", "SPDXRef-DOCUMENT");
    json.writeStringField("name", report.inventory().artifact().name());
    json.writeStringField("documentNamespace", "urn:uuid:" + Fingerprint.uuid(content(report)));
    json.writeObjectFieldStart("creationInfo");
    json.writeStringField("created", NO_TIME);
    JsonOutput.strings(json, "creators", List.of("Tool: assay-" + report.toolVersion()));
    json.writeEndObject();
    writePackages(json, report.inventory(), installed -> List.of());
    json.writeEndObject();
    JsonOutput.end(json, out);
  }

  /// The arrays `packages` and `relationships`.
  ///
  /// @param vulnerabilities ids of those that a package has
  static void writePackages(
      JsonGenerator json,
      Inventory inventory,
      Function<InstalledPackage, List<String>> vulnerabilities)
      throws IOException {
    json.writeArrayFieldStart("packages");
    List<InstalledPackage> packages = inventory.packages();
    for (int i = 0; i < packages.size(); i++) {
      InstalledPackage installed = packages.get(i);
      writePackage(
          json, id(i), installed, inventory.operatingSystem(), vulnerabilities.apply(installed));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("relationships");
    for (int i = 0; i < packages.size(); i++) {
      json.writeStartObject();
      json.writeStringField("spdxElementId", "SPDXRef-DOCUMENT");
      json.writeStringField("relationshipType", "DESCRIBES");
      json.writeStringField("relatedSpdxElement", id(i));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static List<String> content(InventoryReport report) {
    var content = new ArrayList<String>();
    content.add(report.inventory().artifact().toString());
    report.inventory().packages().forEach(installed -> content.add(installed.toString()));
    return content;
  }

  private static String id(int index) {
    return "SPDXRef-Package-" + (index + 1);
  }

  private static void writePackage(
      JsonGenerator json,
      String id,
      InstalledPackage installed,
      OperatingSystem system,
      List<String> vulnerabilities)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("SPDXID", id);
    json.writeStringField("name", installed.name());
    json.writeStringField("versionInfo", installed.version());
    json.writeStringField("downloadLocation", UNKNOWN);
    json.writeBooleanField("filesAnalyzed", false);
    json.writeStringField("licenseConcluded", UNKNOWN);
    json.writeStringField("licenseDeclared", UNKNOWN);
    json.writeStringField("copyrightText", UNKNOWN);
    // SPDX allows only its own expressions in "licenseDeclared"; a publisher's words go here.
    JsonOutput.optional(json, "licenseComments", installed.declaration().license());
    json.writeStringField("sourceInfo", source(installed));
    json.writeArrayFieldStart("externalRefs");
    writeReference(json, "PACKAGE-MANAGER", "purl", Purl.of(installed, system).toString());
    for (String vulnerability : vulnerabilities) {
      writeReference(json, "SECURITY", "vulnerability", vulnerability);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeReference(
      JsonGenerator json, String category, String type, String locator) throws IOException {
    json.writeStartObject();
    json.writeStringField("referenceCategory", category);
    json.writeStringField("referenceType", type);
    json.writeStringField("referenceLocator", locator);
    json.writeEndObject();
  }

  private static String source(InstalledPackage installed) {
    String line = installed.location().line() == 0 ? "" : ":" + installed.location().line();
    String layer = installed.location().layer();
    return "found in "
        + installed.location().path()
        + line
        + (layer.isEmpty() ? "" : " of layer " + layer)
        + (installed.type().isOperatingSystem()
            ? "; built from " + installed.source().name() + " " + installed.source().version()
            : "");
  }
}
