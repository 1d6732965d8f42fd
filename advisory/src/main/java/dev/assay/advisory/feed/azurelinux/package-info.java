/// Azure Linux and its forerunner CBL-Mariner: one OVAL file a release.
@NullMarked
package dev.assay.advisory.feed.azurelinux;

import org.jspecify.annotations.NullMarked;
