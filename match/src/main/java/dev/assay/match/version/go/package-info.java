/// The order of Go module and toolchain versions.
@NullMarked
package dev.assay.match.version.go;

import org.jspecify.annotations.NullMarked;
