/// The Ruby Advisory Database: YAML, with versions that are safe rather than affected.
@NullMarked
package dev.assay.advisory.feed.rubysec;

import org.jspecify.annotations.NullMarked;
