/// What the extractors share in reading hostile files: bounded lines, bounded bytes, bounded JSON,
/// and a bounded list of problems.
@NullMarked
package dev.assay.inventory.extract.input;

import org.jspecify.annotations.NullMarked;
