/// OSV records (<https://ossf.github.io/osv-schema/>): most languages, many distributions.
///
/// [OsvFeed] finds the files, [OsvRecord] reads one record, [OsvEcosystem] and [OsvRanges] turn its
/// words into ours.
@NullMarked
package dev.assay.advisory.feed.osv;

import org.jspecify.annotations.NullMarked;
