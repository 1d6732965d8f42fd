/// Options that several commands share, and how their values are read.
@NullMarked
package dev.assay.cli.option;

import org.jspecify.annotations.NullMarked;
