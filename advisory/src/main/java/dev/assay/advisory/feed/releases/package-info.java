/// When releases of distributions, and Debian's single packages, end to be supported.
@NullMarked
package dev.assay.advisory.feed.releases;

import org.jspecify.annotations.NullMarked;
