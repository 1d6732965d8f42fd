/// JavaScript libraries that lie about as single files.
@NullMarked
package dev.assay.inventory.extract.script;

import org.jspecify.annotations.NullMarked;
