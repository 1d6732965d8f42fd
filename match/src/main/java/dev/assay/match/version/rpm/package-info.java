/// The order of rpm versions, as the `rpmvercmp` and `rpmverCmp` functions of rpm define it.
@NullMarked
package dev.assay.match.version.rpm;

import org.jspecify.annotations.NullMarked;
