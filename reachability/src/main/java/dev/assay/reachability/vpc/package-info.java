/// AWS's own nouns, as `describe-*` answers give them, with what reachability needs of each.
///
/// Values only: nothing here knows where it was read or what follows from it.
@NullMarked
package dev.assay.reachability.vpc;

import org.jspecify.annotations.NullMarked;
