/// Reads tar streams, packed or not, entry by entry and without keeping them.
@NullMarked
package dev.assay.inventory.source.archive;

import org.jspecify.annotations.NullMarked;
