/// Rocky Linux's own advisories: the `updateinfo.xml` of its repositories.
@NullMarked
package dev.assay.advisory.feed.rocky;

import org.jspecify.annotations.NullMarked;
