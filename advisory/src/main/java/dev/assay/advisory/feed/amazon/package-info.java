/// Amazon Linux advisories: the `updateinfo.xml` of its repositories.
@NullMarked
package dev.assay.advisory.feed.amazon;

import org.jspecify.annotations.NullMarked;
