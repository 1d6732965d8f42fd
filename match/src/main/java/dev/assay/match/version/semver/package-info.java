/// The order of npm and Cargo versions, after Semantic Versioning 2.0.0 section 11.
@NullMarked
package dev.assay.match.version.semver;

import org.jspecify.annotations.NullMarked;
