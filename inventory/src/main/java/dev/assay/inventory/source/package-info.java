/// Where packages are read from: one folder for each kind of target.
///
/// Each source streams its files past the extractors and hands back what is visible in the end;
/// [dev.assay.inventory.source.Scan] carries the limits, the extractors and the problems of one
/// scan. Only here are files and connections opened.
@NullMarked
package dev.assay.inventory.source;

import org.jspecify.annotations.NullMarked;
