/// Feeds in, one compact read-only index of advisories out.
///
/// *Gives* [Advisories], the two questions everybody asks: what is stated about a package
/// ([AffectedPackage]) and what is known about a vulnerability ([Vulnerability]).
///
/// Must not know about resources, inventories or findings.
@NullMarked
package dev.assay.advisory;

import org.jspecify.annotations.NullMarked;
