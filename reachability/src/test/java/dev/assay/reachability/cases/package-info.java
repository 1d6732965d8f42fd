/// Networks written by hand, each with a sentence of AWS's documentation and the answer that
/// follows from it.
///
/// Most come in pairs that differ in one rule and have different answers. The expected records are
/// written by hand from the documentation, never by a program.
@NullMarked
package dev.assay.reachability.cases;

import org.jspecify.annotations.NullMarked;
