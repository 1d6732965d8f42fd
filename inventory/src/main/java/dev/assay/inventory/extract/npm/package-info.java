/// npm's packages: installed in `node_modules`, or planned by a lock file.
@NullMarked
package dev.assay.inventory.extract.npm;

import org.jspecify.annotations.NullMarked;
