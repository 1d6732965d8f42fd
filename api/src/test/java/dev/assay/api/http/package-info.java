@NullMarked
package dev.assay.api.http;

import org.jspecify.annotations.NullMarked;
