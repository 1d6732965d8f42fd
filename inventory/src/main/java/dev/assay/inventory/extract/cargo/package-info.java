/// Crates that a Rust project asks for.
@NullMarked
package dev.assay.inventory.extract.cargo;

import org.jspecify.annotations.NullMarked;
