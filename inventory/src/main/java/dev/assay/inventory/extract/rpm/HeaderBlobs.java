package dev.assay.inventory.extract.rpm;

/// Takes the headers of a package database, one for each package, in the form that all databases
/// share: see [RpmHeader].
interface HeaderBlobs {
  void take(byte[] header);
}
