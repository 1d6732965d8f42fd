/// Which findings break a scan, and which are hidden from it.
@NullMarked
package dev.assay.cli.policy;

import org.jspecify.annotations.NullMarked;
