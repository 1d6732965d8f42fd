/// VEX documents in, statements out: OpenVEX, CSAF and CycloneDX, one by one or as the repositories
/// of documents that Aqua and Rancher keep.
///
/// [VexDocument] reads one document of any format; [VexFiles] reads files, folders and
/// repositories; [VexFeed] checks the repositories that an update fetches.
@NullMarked
package dev.assay.advisory.feed.vex;

import org.jspecify.annotations.NullMarked;
