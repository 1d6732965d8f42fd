/// Upstream files in, facts out: one folder for each feed.
///
/// A [Feed] says which files it reads and turns each into [Fact]s for a [FactSink]. To add a feed,
/// add a folder with one `Feed` and name it in [Feeds]; nothing else changes.
@NullMarked
package dev.assay.advisory.feed;

import org.jspecify.annotations.NullMarked;
