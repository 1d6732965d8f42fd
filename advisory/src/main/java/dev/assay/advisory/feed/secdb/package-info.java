/// secdb, the form in which Alpine and the distributions that use its package manager publish
/// fixes.
@NullMarked
package dev.assay.advisory.feed.secdb;

import org.jspecify.annotations.NullMarked;
