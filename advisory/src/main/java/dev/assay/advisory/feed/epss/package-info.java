/// FIRST's daily estimate of how likely a vulnerability is exploited.
@NullMarked
package dev.assay.advisory.feed.epss;

import org.jspecify.annotations.NullMarked;
