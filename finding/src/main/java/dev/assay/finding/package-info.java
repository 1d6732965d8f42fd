/// Verdicts in, findings with a life out.
///
/// [PackageFinding] is the pure part: one vulnerability of one artifact, with severity, score and
/// texts. The store keeps findings from first seen to fixed.
///
/// Must not know about HTTP.
@NullMarked
package dev.assay.finding;

import org.jspecify.annotations.NullMarked;
