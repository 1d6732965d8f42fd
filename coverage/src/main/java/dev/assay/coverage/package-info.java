/// What became of each scan in, what is covered and why the rest is not out.
///
/// *Takes* a [CoveredResource] for each resource and scan type. *Gives* them back by
/// [CoverageCriteria], page by page, with how long it has been so, and counted by [GroupKey]. The
/// 36 reasons of the API are [ScanStatusReason], each with a sentence for people.
/// [UsageStore] meters for how long, and how many scans of images there were, without prices.
///
/// Must not know HTTP, nor findings.
@NullMarked
package dev.assay.coverage;

import org.jspecify.annotations.NullMarked;
