@NullMarked
package dev.assay.api.operation;

import org.jspecify.annotations.NullMarked;
