package dev.assay.inventory.source.tree;

import dev.assay.inventory.coalesce.FileFindings;
import dev.assay.model.InstalledPackage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A file in its layer, and what the layers below held at the same path.
final class PlacedFile {
  private final String layer;
  private final FileFindings findings;
  private final @Nullable PlacedFile below;

  PlacedFile(String layer, FileFindings findings, @Nullable PlacedFile below) {
    this.layer = layer;
    this.findings = findings;
    this.below = below;
  }

  FileFindings findings() {
    return findings;
  }

  /// Each package in the lowest layer from which on the file has held it without a gap: a package
  /// database is written anew by every layer that installs something, but brings little of it.
  FileFindings inItsLayers() {
    if (layer.isEmpty()) {
      return findings;
    }
    String[] layers = new String[findings.packages().size()];
    Arrays.fill(layers, layer);
    var open = new ArrayList<Integer>();
    for (int i = 0; i < layers.length; i++) {
      open.add(i);
    }
    PlacedFile lower = below;
    while (lower != null && !open.isEmpty()) {
      Set<Identity> held = lower.identities();
      open.removeIf(i -> !held.contains(Identity.of(findings.packages().get(i))));
      for (int i : open) {
        layers[i] = lower.layer;
      }
      lower = lower.below;
    }
    var placed = new ArrayList<InstalledPackage>(layers.length);
    for (int i = 0; i < layers.length; i++) {
      InstalledPackage found = findings.packages().get(i);
      placed.add(found.at(found.location().inLayer(layers[i])));
    }
    return findings.with(placed, layer);
  }

  private Set<Identity> identities() {
    var identities = new HashSet<Identity>();
    findings.packages().forEach(found -> identities.add(Identity.of(found)));
    return identities;
  }

  /// What makes a package of a file the same one in another layer.
  private record Identity(Object type, String name, String version, String architecture) {
    static Identity of(InstalledPackage found) {
      return new Identity(found.type(), found.name(), found.version(), found.architecture());
    }
  }
}
