/// PHP packages of Composer, installed or planned.
@NullMarked
package dev.assay.inventory.extract.composer;

import org.jspecify.annotations.NullMarked;
