package dev.assay.inventory.source.sbom;

import dev.assay.model.OperatingSystem.Distribution;
import dev.assay.model.Purl;
import java.util.TreeMap;

/// The distribution that a component of type operating-system states.
final class SbomDistribution {
  private SbomDistribution() {}

  /// Brings a tool's name and release into the form of os-release, by the same rules as for purls.
  static Distribution of(String name, String release, String codename, String prettyName) {
    var qualifiers = new TreeMap<String, String>();
    qualifiers.put("distro", name + "-" + release);
    var known = new Purl("deb", "", "os", "", qualifiers, "").distribution();
    String shown = prettyName.isEmpty() ? (name + " " + release).strip() : prettyName;
    return known
        .map(
            d ->
                new Distribution(
                    d.id(), d.versionId(), codename.isEmpty() ? d.codename() : codename, shown))
        .orElse(new Distribution(name, release, codename, shown));
  }
}
