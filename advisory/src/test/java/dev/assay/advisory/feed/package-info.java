@NullMarked
package dev.assay.advisory.feed;

import org.jspecify.annotations.NullMarked;
