/// Two versions in, their order out: `assay compare`.
///
/// `CompareCommand` answers, `SchemeName` reads which package manager is meant, `PairReader` reads
/// many pairs from standard input.
@NullMarked
package dev.assay.cli.compare;

import org.jspecify.annotations.NullMarked;
