/// `inspector-scan`: a CycloneDX document in, what is known to be wrong with its components out.
///
/// The document itself is kept as the client sent it and added to; what is installed is read from
/// it by `inventory` and judged as every other target is.
@NullMarked
package dev.assay.api.sbom;

import org.jspecify.annotations.NullMarked;
