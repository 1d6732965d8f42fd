/// A function's deployment archive, a zip file.
@NullMarked
package dev.assay.inventory.source.function;

import org.jspecify.annotations.NullMarked;
