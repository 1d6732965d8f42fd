/// Red Hat's statements on CVEs: what is fixed, what will not be, what is not affected.
///
/// [RedHatFeed] finds the files. [CveDocument] reads a document of the security data API;
/// [VexDocument] reads a CSAF VEX document, of which [VexProducts] holds the product tree and
/// [VexFacts] makes statements. [Platform] says which products are Enterprise Linux itself,
/// [Component] what the text that names a package in a product means.
@NullMarked
package dev.assay.advisory.feed.redhat;

import org.jspecify.annotations.NullMarked;
