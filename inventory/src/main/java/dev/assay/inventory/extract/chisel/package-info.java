/// What Chisel cut out of Ubuntu's packages, from the manifest it leaves behind.
@NullMarked
package dev.assay.inventory.extract.chisel;

import org.jspecify.annotations.NullMarked;
