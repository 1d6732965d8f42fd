package dev.assay.inventory.extract;

import java.io.IOException;

/// Finds the packages of one format. Stateless; shared by threads.
public interface Extractor {

  /// Stable name, also the folder it lives in: `dpkg`, `npm`.
  String name();

  /// What it knows beside its code, such as the version of a list that was given to it: what it
  /// finds may change with it. Empty for most.
  default String knowledge() {
    return "";
  }

  /// Whether its files speak of what is installed or of what is planned.
  default PackageState state() {
    return PackageState.INSTALLED;
  }

  /// Whether a file is worth opening. Called for every file of a target: path only, no I/O.
  ///
  /// @param path relative to the scanned root, with `/`, without a leading `/`
  boolean wants(String path);

  /// Whether a file that may be run is worth opening, whatever its name says: programs have no
  /// suffix. Called for files with an execute bit that no extractor wants by path; path only, no
  /// I/O. What the file is, its first bytes must tell.
  ///
  /// @param path as for [#wants]
  default boolean wantsExecutable(String path) {
    return false;
  }

  /// Reads one wanted file. What is wrong in it is handed to the sink as a problem and the rest is
  /// still read.
  ///
  /// @throws IOException only when the stream itself breaks; what was read until then is kept
  /// @throws InterruptedException when the scan was cancelled; checked once per batch
  void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException;
}
