/// `updateinfo.xml` of dnf repositories, as Amazon, Rocky and others publish it.
@NullMarked
package dev.assay.advisory.feed.updateinfo;

import org.jspecify.annotations.NullMarked;
