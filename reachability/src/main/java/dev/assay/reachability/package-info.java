/// VPC configuration in, exact exposures with their paths out.
///
/// [NetworkReading] reads `describe-*` answers into a [Network]; [Reachability] says what can be
/// reached in it, why, why not, and what a change would open or close. The rules are numbered in
/// `docs/reference/reachability.md`.
///
/// Must not know about findings, databases or AWS calls.
@NullMarked
package dev.assay.reachability;

import org.jspecify.annotations.NullMarked;
