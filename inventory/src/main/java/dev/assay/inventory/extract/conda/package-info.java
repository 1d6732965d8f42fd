/// Packages that conda installed.
@NullMarked
package dev.assay.inventory.extract.conda;

import org.jspecify.annotations.NullMarked;
