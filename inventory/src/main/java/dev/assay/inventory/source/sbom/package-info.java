/// An SBOM in, an inventory out: CycloneDX 1.2 to 1.6 and SPDX 2.2 and 2.3, in JSON.
///
/// [SbomReader] streams the document once. A component counts by its package URL; what other tools
/// put into properties of their own (source package, path, layer) is read where they are known.
@NullMarked
package dev.assay.inventory.source.sbom;

import org.jspecify.annotations.NullMarked;
