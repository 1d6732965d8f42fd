/// Checks every format against golden files, hostile text and its own promises.
@NullMarked
package dev.assay.delivery.format;

import org.jspecify.annotations.NullMarked;
