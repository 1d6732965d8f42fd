/// Python packages that pip, setuptools or a distribution installed.
@NullMarked
package dev.assay.inventory.extract.python;

import org.jspecify.annotations.NullMarked;
