/// `assay audit`: what callers of a server did.
@NullMarked
package dev.assay.cli.audit;

import org.jspecify.annotations.NullMarked;
