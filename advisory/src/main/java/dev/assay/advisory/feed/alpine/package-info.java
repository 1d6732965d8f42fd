/// Alpine's secdb: which version of an origin package fixed what.
@NullMarked
package dev.assay.advisory.feed.alpine;

import org.jspecify.annotations.NullMarked;
