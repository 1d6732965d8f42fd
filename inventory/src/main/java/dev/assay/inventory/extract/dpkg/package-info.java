/// Debian's package database: `var/lib/dpkg/status`, or one file for each package in `status.d` as
/// distroless images have it, and the lists of files that packages installed.
@NullMarked
package dev.assay.inventory.extract.dpkg;

import org.jspecify.annotations.NullMarked;
