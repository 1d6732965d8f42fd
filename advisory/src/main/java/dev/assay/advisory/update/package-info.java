/// Upstream addresses or a mirror's folder in, feed files and facts out.
@NullMarked
package dev.assay.advisory.update;

import org.jspecify.annotations.NullMarked;
