/// WordPress itself, its plugins and its themes.
@NullMarked
package dev.assay.inventory.extract.wordpress;

import org.jspecify.annotations.NullMarked;
