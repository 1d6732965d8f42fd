@NullMarked
package dev.assay.api.codegen;

import org.jspecify.annotations.NullMarked;
