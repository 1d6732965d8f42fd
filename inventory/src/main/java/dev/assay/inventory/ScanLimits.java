package dev.assay.inventory;

import java.time.Duration;

/// How far a scan goes into a hostile input before it gives up on a part and says so.
///
/// @param entries files and folders in one archive, layer or folder tree
/// @param fileBytes size of one file that an extractor reads, unpacked
/// @param totalBytes everything unpacked in one scan
/// @param archiveDepth archives within archives
/// @param expansion unpacked bytes for each packed byte of one archive
/// @param time the whole scan
public record ScanLimits(
    long entries, long fileBytes, long totalBytes, int archiveDepth, int expansion, Duration time) {

  /// Wide enough for every image a registry commonly holds.
  public static final ScanLimits DEFAULT =
      new ScanLimits(4_000_000, 1L << 30, 64L << 30, 5, 1_000, Duration.ofMinutes(15));
}
