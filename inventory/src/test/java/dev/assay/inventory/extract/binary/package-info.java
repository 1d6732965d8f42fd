@NullMarked
package dev.assay.inventory.extract.binary;

import org.jspecify.annotations.NullMarked;
