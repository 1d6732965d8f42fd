/// The order of Alpine package versions, as apk-tools defines it.
@NullMarked
package dev.assay.match.version.apk;

import org.jspecify.annotations.NullMarked;
