/// Oracle Linux advisories (ELSA), as one OVAL file.
@NullMarked
package dev.assay.advisory.feed.oracle;

import org.jspecify.annotations.NullMarked;
