/// One folder for each package format: files in, installed packages out.
///
/// Every format implements [Extractor]: it says by path alone which files it wants, and reads each
/// of them once, as a stream, into a [PackageSink].
@NullMarked
package dev.assay.inventory.extract;

import org.jspecify.annotations.NullMarked;
