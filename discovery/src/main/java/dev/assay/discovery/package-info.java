/// What is watched in, targets and their changes out.
///
/// A [Watch] is one line of the operator's configuration. A [Look] at it shows the
/// [DiscoveredTarget]s behind it, each with a fingerprint: as long as the fingerprint stays the
/// same, nothing that a scan would read has changed.
///
/// Must not know about findings.
@NullMarked
package dev.assay.discovery;

import org.jspecify.annotations.NullMarked;
