/// Pods of iOS and macOS projects.
@NullMarked
package dev.assay.inventory.extract.cocoapods;

import org.jspecify.annotations.NullMarked;
