@NullMarked
package dev.assay.inventory.extract.npm;

import org.jspecify.annotations.NullMarked;
