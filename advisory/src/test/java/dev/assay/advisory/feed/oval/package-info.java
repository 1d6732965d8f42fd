@NullMarked
package dev.assay.advisory.feed.oval;

import org.jspecify.annotations.NullMarked;
