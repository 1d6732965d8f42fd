/// The order of versions of Dart packages.
@NullMarked
package dev.assay.match.version.pub;

import org.jspecify.annotations.NullMarked;
