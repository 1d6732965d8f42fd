/// Programs for developers that need real feeds at hand.
@NullMarked
package dev.assay.advisory.lane;

import org.jspecify.annotations.NullMarked;
