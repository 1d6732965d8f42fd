/// What distribution a root file system holds: `OsRelease` reads it from os-release(5),
/// `ReleaseFile` from the files that came before.
@NullMarked
package dev.assay.inventory.extract.osrelease;

import org.jspecify.annotations.NullMarked;
