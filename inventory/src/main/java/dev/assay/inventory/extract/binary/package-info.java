/// Programs in, the packages they say they were built from out.
///
/// A program's name tells nothing and its size may be hundreds of megabytes, so that `BinaryFile`
/// looks at the first bytes of every file that may be run and reads on only in what an operating
/// system would load. The file passes once, through a `Window` of a few hundred kilobytes; in it
/// `ProgramScan` looks for the beginnings of what is known: `GoBuildInfo` (module lists of Go),
/// `RustAudit` (dependency lists of cargo-auditable) and, where the file has the name of a
/// well-known program, that program's words before its version (`KnownProgram`).
@NullMarked
package dev.assay.inventory.extract.binary;

import org.jspecify.annotations.NullMarked;
