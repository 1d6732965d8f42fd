/// CISA's catalog of known exploited vulnerabilities.
@NullMarked
package dev.assay.advisory.feed.kev;

import org.jspecify.annotations.NullMarked;
