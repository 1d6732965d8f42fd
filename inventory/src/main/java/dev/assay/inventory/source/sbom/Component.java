package dev.assay.inventory.source.sbom;

import dev.assay.model.Declaration;
import dev.assay.model.InstalledPackage;
import dev.assay.model.OperatingSystem.Distribution;
import dev.assay.model.PackageLocation;
import dev.assay.model.Purl;
import dev.assay.model.SourcePackage;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// One component while it is being read, in whichever format. What is not given stays empty.
final class Component {
  private final int line;
  private final int column;
  private final String pointer;
  String name = "";
  String version = "";
  String purl = "";
  String path = "";
  String sourceName = "";
  String sourceVersion = "";
  String license = "";
  boolean excluded;

  /// Properties of tools, by name; only those that [#finish] asks for.
  final Map<String, String> properties = new HashMap<>();

  Component(int line, int column, String pointer) {
    this.line = line;
    this.column = column;
    this.pointer = pointer;
  }

  int line() {
    return line;
  }

  String pointer() {
    return pointer;
  }

  /// Hands the package to the document, or says what is wrong with it.
  void finish(SbomDocument document) {
    try {
      Purl parsed = Purl.parse(purl);
      Purl complete =
          parsed.version().isEmpty() && !version.isEmpty() ? withVersion(parsed, version) : parsed;
      var installed = complete.installedAt(location(document));
      if (installed.isPresent()) {
        add(installed.get(), complete, document);
      } else if (withVersion(complete, "0").installedAt(location(document)).isPresent()) {
        document
            .problems()
            .add(1, line, column, pointer + "/version", "", "no version", name + " skipped");
      } else {
        document.unjudged("of purl type " + complete.type());
      }
    } catch (IllegalArgumentException e) {
      document
          .problems()
          .add(2, line, column, pointer + "/purl", purl, reason(e), name + " skipped");
    }
  }

  private static String reason(IllegalArgumentException e) {
    return Objects.requireNonNullElse(e.getMessage(), "not a purl");
  }

  private static Purl withVersion(Purl parsed, String version) {
    return new Purl(
        parsed.type(),
        parsed.namespace(),
        parsed.name(),
        version,
        parsed.qualifiers(),
        parsed.subpath());
  }

  private void add(InstalledPackage installed, Purl parsed, SbomDocument document) {
    String effect = name + " skipped";
    if (document.problems().accepts(line, pointer + "/purl", installed.name(), effect)
        && document.problems().accepts(line, pointer + "/purl", installed.version(), effect)) {
      parsed.distribution().ifPresent(document::implied);
      document.add(withSource(installed).declared(declaration()));
    }
  }

  /// The path a tool names; else the place in the document itself.
  private PackageLocation location(SbomDocument document) {
    String layer = first("aquasecurity:trivy:LayerDigest", "syft:location:0:layerID");
    String found =
        first(
            "syft:location:0:path",
            "aquasecurity:trivy:FilePath",
            "amazon:inspector:sbom_generator:source_path",
            "SrcFile");
    if (!path.isEmpty()) {
      found = path;
    }
    if (found.isEmpty()) {
      return new PackageLocation(document.fileName(), line, layer);
    }
    return new PackageLocation(found.startsWith("/") ? found.substring(1) : found, 0, layer);
  }

  /// Trivy's purls name no source package; its properties do, with the parts of the version apart.
  private InstalledPackage withSource(InstalledPackage installed) {
    String source =
        first("aquasecurity:trivy:SrcName", "syft:metadata:source", "syft:metadata:originPackage");
    if (!sourceName.isEmpty()) {
      source = sourceName;
    }
    boolean isUnknown = installed.source().name().equals(installed.name());
    if (source.isEmpty() || !isUnknown || !installed.type().isOperatingSystem()) {
      return installed;
    }
    String stated = sourceVersion.isEmpty() ? statedVersion() : sourceVersion;
    return new InstalledPackage(
        installed.type(),
        installed.name(),
        installed.version(),
        installed.architecture(),
        new SourcePackage(
            source,
            stated.isEmpty() ? installed.source().version() : stated,
            installed.source().module(),
            installed.source().vendor()),
        installed.location(),
        installed.owner());
  }

  private Declaration declaration() {
    var relation =
        switch (first("assay:relation")) {
          case "direct" -> Declaration.Relation.DIRECT;
          case "transitive" -> Declaration.Relation.TRANSITIVE;
          default -> Declaration.Relation.UNSTATED;
        };
    return new Declaration(relation, excluded, license);
  }

  private String statedVersion() {
    String upstream = first("aquasecurity:trivy:SrcVersion", "syft:metadata:sourceVersion");
    String release = first("aquasecurity:trivy:SrcRelease");
    String epoch = first("aquasecurity:trivy:SrcEpoch");
    String full = release.isEmpty() ? upstream : upstream + "-" + release;
    boolean needsEpoch = !epoch.isEmpty() && !epoch.equals("0") && full.indexOf(':') < 0;
    return needsEpoch && !full.isEmpty() ? epoch + ":" + full : full;
  }

  Distribution distribution() {
    String id = first("syft:distro:id");
    return SbomDistribution.of(
        id.isEmpty() ? name : id,
        version.isEmpty() ? first("syft:distro:versionID") : version,
        first("syft:distro:versionCodename"),
        first("syft:distro:prettyName"));
  }

  private String first(String... names) {
    for (String wanted : names) {
      String value = properties.getOrDefault(wanted, "");
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }
}
