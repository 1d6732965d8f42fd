/// Photon OS: one JSON file a release.
@NullMarked
package dev.assay.advisory.feed.photon;

import org.jspecify.annotations.NullMarked;
