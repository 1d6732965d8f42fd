/// C and C++ packages of Conan.
@NullMarked
package dev.assay.inventory.extract.conan;

import org.jspecify.annotations.NullMarked;
