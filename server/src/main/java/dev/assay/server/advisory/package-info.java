/// Keeps the vulnerability data fresh: the index in use, and the updates that replace it.
@NullMarked
package dev.assay.server.advisory;

import org.jspecify.annotations.NullMarked;
