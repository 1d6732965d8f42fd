/// The order of Conan versions.
@NullMarked
package dev.assay.match.version.conan;

import org.jspecify.annotations.NullMarked;
