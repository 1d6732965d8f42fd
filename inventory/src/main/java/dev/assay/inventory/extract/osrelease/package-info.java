/// What distribution a root file system holds, from its `os-release` file.
@NullMarked
package dev.assay.inventory.extract.osrelease;

import org.jspecify.annotations.NullMarked;
