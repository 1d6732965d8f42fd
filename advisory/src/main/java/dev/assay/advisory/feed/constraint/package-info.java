/// Version constraints of package managers in, runs of affected versions out.
///
/// [Versions] is a set of versions; [dev.assay.advisory.feed.constraint.Dialect] says in which
/// language a constraint is written. Sets are taken apart and joined without any list of the
/// versions that exist, so only the bounds are compared.
@NullMarked
package dev.assay.advisory.feed.constraint;

import org.jspecify.annotations.NullMarked;
