package dev.assay.coverage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// One kind of scan of one resource: whether it happens, how, when it last did, and why not.
///
/// @param resourceId the API's resource id
/// @param lastScanned [Instant#EPOCH] where never
/// @param problems how many parts of the last scan's input could not be read. The API has no word
///     for a scan that is partial: it says `SUCCESSFUL`
public record CoveredResource(
    String resourceId,
    ResourceMetadata metadata,
    ScanType scanType,
    ScanMode scanMode,
    ScanStatus status,
    Instant lastScanned,
    int problems) {
  public CoveredResource {
    if (resourceId.isEmpty()) {
      throw new IllegalArgumentException("a resource needs an id");
    }
    if (problems < 0) {
      throw new IllegalArgumentException("a count is not negative: " + problems);
    }
    lastScanned = lastScanned.truncatedTo(ChronoUnit.MICROS);
  }
}
