/// CVSS vectors in, ratings out.
@NullMarked
package dev.assay.advisory.cvss;

import org.jspecify.annotations.NullMarked;
