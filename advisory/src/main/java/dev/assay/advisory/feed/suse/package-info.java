/// SUSE and openSUSE: OVAL files of fixes (`…-patch`) and of what is affected, fixed or not
/// (`…-affected`).
@NullMarked
package dev.assay.advisory.feed.suse;

import org.jspecify.annotations.NullMarked;
