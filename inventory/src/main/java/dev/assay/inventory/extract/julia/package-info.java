/// Packages of Julia projects.
@NullMarked
package dev.assay.inventory.extract.julia;

import org.jspecify.annotations.NullMarked;
