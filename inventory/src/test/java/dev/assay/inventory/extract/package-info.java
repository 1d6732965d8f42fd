@NullMarked
package dev.assay.inventory.extract;

import org.jspecify.annotations.NullMarked;
