/// Findings of single files in, one inventory out: in a fixed order, each package once at each
/// place, with its layer and its owner.
@NullMarked
package dev.assay.inventory.coalesce;

import org.jspecify.annotations.NullMarked;
