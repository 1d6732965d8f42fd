@NullMarked
package dev.assay.api.sigv4;

import org.jspecify.annotations.NullMarked;
