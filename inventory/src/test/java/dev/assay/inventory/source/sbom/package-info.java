@NullMarked
package dev.assay.inventory.source.sbom;

import org.jspecify.annotations.NullMarked;
