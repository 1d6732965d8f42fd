@NullMarked
package dev.assay.inventory.extract.java;

import org.jspecify.annotations.NullMarked;
