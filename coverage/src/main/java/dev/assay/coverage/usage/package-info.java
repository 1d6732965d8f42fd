/// How much was really covered: hours of instances and functions, scans of images.
///
/// *Takes* what is covered at this moment, again and again, from the rows of coverage. *Gives* the
/// totals of the last thirty days by account and [dev.assay.coverage.usage.UsageType].
///
/// Must not know prices, nor HTTP.
@NullMarked
package dev.assay.coverage.usage;

import org.jspecify.annotations.NullMarked;
