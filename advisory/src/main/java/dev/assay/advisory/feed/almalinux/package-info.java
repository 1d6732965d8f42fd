/// AlmaLinux's own errata: one JSON file a release.
@NullMarked
package dev.assay.advisory.feed.almalinux;

import org.jspecify.annotations.NullMarked;
