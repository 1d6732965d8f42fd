/// Files with `describe-*` answers in, components out, with a problem for whatever cannot be used.
@NullMarked
package dev.assay.reachability.source;

import org.jspecify.annotations.NullMarked;
