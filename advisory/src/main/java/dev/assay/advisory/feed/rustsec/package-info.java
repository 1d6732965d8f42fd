/// The RustSec Advisory Database: TOML within Markdown.
@NullMarked
package dev.assay.advisory.feed.rustsec;

import org.jspecify.annotations.NullMarked;
