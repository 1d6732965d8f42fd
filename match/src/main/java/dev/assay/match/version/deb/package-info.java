/// The order of Debian and Ubuntu versions, after Debian Policy 5.6.12.
@NullMarked
package dev.assay.match.version.deb;

import org.jspecify.annotations.NullMarked;
