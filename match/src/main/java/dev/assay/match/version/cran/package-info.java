/// The order of R package versions.
@NullMarked
package dev.assay.match.version.cran;

import org.jspecify.annotations.NullMarked;
