/// Debian's security tracker: every CVE of every source package, fixed or not.
@NullMarked
package dev.assay.advisory.feed.debiantracker;

import org.jspecify.annotations.NullMarked;
