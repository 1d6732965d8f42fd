/// An image, archive, folder, host, function or SBOM in, an [dev.assay.model.Inventory] out.
///
/// [Target] names what to read, [InventoryScanner] reads it within [ScanLimits]. Nothing is
/// unpacked to disk, and everything read is taken as hostile: whatever cannot be read becomes an
/// [dev.assay.model.InputProblem].
///
/// Must not know about advisories or databases. Only `source` opens files and connections;
/// `extract` reads what it is handed, one folder for each package format.
@NullMarked
package dev.assay.inventory;

import org.jspecify.annotations.NullMarked;
