/// Packages of R projects.
@NullMarked
package dev.assay.inventory.extract.cran;

import org.jspecify.annotations.NullMarked;
