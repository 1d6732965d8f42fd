package dev.assay.delivery;

import dev.assay.delivery.format.ResourceCycloneDx;
import dev.assay.delivery.format.ResourceSpdx;
import dev.assay.finding.ScannedResource;
import dev.assay.model.AccountId;
import dev.assay.model.InstalledPackage;
import dev.assay.model.Inventory;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The bill of materials of a resource as Amazon Inspector exports it (user guide, "Exporting
/// SBOMs").
///
/// @param affected ids of the vulnerabilities that are known of its packages
/// @param toolVersion of this program
/// @param written when
public record ResourceSbom(
    AccountId account,
    ScannedResource resource,
    Inventory inventory,
    Map<Place, List<String>> affected,
    String toolVersion,
    Instant written) {
  public ResourceSbom {
    Map<Place, List<String>> sorted = new HashMap<>();
    affected.forEach((place, ids) -> sorted.put(place, ids.stream().sorted().distinct().toList()));
    affected = Map.copyOf(sorted);
  }

  /// The packages of one name that were found in one place.
  public record Place(String name, String path) {}

  /// The ids of a package's vulnerabilities, in order.
  public List<String> vulnerabilities(InstalledPackage installed) {
    return affected.getOrDefault(
        new Place(installed.name(), installed.location().path()), List.of());
  }

  /// Writes CycloneDX 1.4 JSON; the stream stays open.
  public void writeCycloneDx(OutputStream out) throws IOException {
    ResourceCycloneDx.write(this, out);
  }

  /// Writes SPDX 2.3 JSON; the stream stays open.
  public void writeSpdx(OutputStream out) throws IOException {
    ResourceSpdx.write(this, out);
  }
}
