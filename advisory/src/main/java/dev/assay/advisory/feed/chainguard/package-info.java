/// Wolfi and Chainguard OS: rolling distributions, one secdb file each.
@NullMarked
package dev.assay.advisory.feed.chainguard;

import org.jspecify.annotations.NullMarked;
