package dev.assay.finding;

import dev.assay.model.Inventory;
import java.util.List;

/// What one scan, or one new index over a kept inventory, says about one resource.
///
/// @param findings all of them: what is not named is fixed
public record ScanResult(
    ScannedResource resource, Inventory inventory, List<PackageFinding> findings) {
  public ScanResult {
    findings = List.copyOf(findings);
  }
}
