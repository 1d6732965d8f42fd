/// Small, exact inputs that tests make for themselves.
@NullMarked
package dev.assay.inventory.sample;

import org.jspecify.annotations.NullMarked;
