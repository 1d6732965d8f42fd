/// Folders and whole hosts, walked where they lie.
@NullMarked
package dev.assay.inventory.source.folder;

import org.jspecify.annotations.NullMarked;
