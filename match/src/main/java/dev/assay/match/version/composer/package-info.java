/// The order of Composer versions.
@NullMarked
package dev.assay.match.version.composer;

import org.jspecify.annotations.NullMarked;
