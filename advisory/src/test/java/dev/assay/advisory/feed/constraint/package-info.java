/// Version constraints held against what their owners' guides say.
@NullMarked
package dev.assay.advisory.feed.constraint;

import org.jspecify.annotations.NullMarked;
