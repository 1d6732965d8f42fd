@NullMarked
package dev.assay.model;

import org.jspecify.annotations.NullMarked;
