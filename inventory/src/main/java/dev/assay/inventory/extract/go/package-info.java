/// Modules that a Go project asks for.
@NullMarked
package dev.assay.inventory.extract.go;

import org.jspecify.annotations.NullMarked;
