/// The small set that ships with the program, so that a machine without internet finds something
/// true on its first run. Facts only, in two readable tables among the resources.
@NullMarked
package dev.assay.advisory.feed.starter;

import org.jspecify.annotations.NullMarked;
