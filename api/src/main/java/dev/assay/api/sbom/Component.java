package dev.assay.api.sbom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.model.InstalledPackage;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import dev.assay.model.Purl;
import java.util.Objects;
import java.util.Optional;

/// One component of a document, with the package it stands for.
final class Component {
  /// Properties of Amazon Inspector's scans: user guide, "Using CycloneDX namespaces".
  static final String PROPERTIES = "amazon:inspector:sbom_scanner:";

  private static final PackageLocation NOWHERE = new PackageLocation("", 0, "");

  private final ObjectNode node;
  private final String reference;
  private final Optional<Identity> identity;
  private final String doubt;

  /// @param node the component itself, which answers are written into
  /// @param reference its `bom-ref`
  Component(ObjectNode node, String reference) {
    this.node = node;
    this.reference = reference;
    Optional<Identity> found = Optional.empty();
    String why = purl().isEmpty() ? "it has no purl." : "no rules for its kind and version.";
    try {
      found = installed().map(Identity::of);
      if (found.isPresent()) {
        why = "no rules found.";
      }
    } catch (IllegalArgumentException noPurl) {
      why = Objects.requireNonNullElse(noPurl.getMessage(), "not a purl") + ".";
    }
    this.identity = found;
    this.doubt = why;
  }

  /// What makes two components the same package.
  record Identity(PackageType type, String name, String version, String architecture) {
    static Identity of(InstalledPackage installed) {
      return new Identity(
          installed.type(), installed.name(), installed.version(), installed.architecture());
    }
  }

  String reference() {
    return reference;
  }

  /// As the document has it; empty where it has none.
  String purl() {
    return text("purl");
  }

  String name() {
    return text("name");
  }

  boolean isOperatingSystem() {
    return text("type").equals("operating-system");
  }

  /// Which package it is; nothing where [#doubt] says why.
  Optional<Identity> identity() {
    return identity;
  }

  /// Why it is no package that can be judged.
  String doubt() {
    return doubt;
  }

  private Optional<InstalledPackage> installed() {
    if (purl().isEmpty()) {
      return Optional.empty();
    }
    var parsed = Purl.parse(purl());
    var complete =
        parsed.version().isEmpty() && !text("version").isEmpty()
            ? new Purl(
                parsed.type(),
                parsed.namespace(),
                parsed.name(),
                text("version"),
                parsed.qualifiers(),
                parsed.subpath())
            : parsed;
    return complete.installedAt(NOWHERE);
  }

  /// Adds a property of ours.
  void say(String property, String value) {
    add(node, PROPERTIES + property, value);
  }

  /// Adds to the `properties` of a component, a vulnerability or the metadata.
  static void add(ObjectNode owner, String property, String value) {
    ArrayNode properties =
        owner.get("properties") instanceof ArrayNode there ? there : owner.putArray("properties");
    properties.addObject().put("name", property).put("value", value);
  }

  private String text(String field) {
    JsonNode value = node.get(field);
    return value != null && value.isTextual() ? value.textValue() : "";
  }
}
