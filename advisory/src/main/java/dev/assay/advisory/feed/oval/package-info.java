/// OVAL definitions (<https://oval.mitre.org/language/version5.11/>), as distributions use them to
/// say which packages an advisory fixes.
///
/// [OvalReader] reads a file into [OvalDefinition]s with their [OvalCriteria]; [OvalTests] holds
/// what their tests ask; [OvalWalk] finds in a definition each [OvalClaim]: a package, in a
/// product, perhaps of a module, with the affected versions. A feed makes statements of those.
@NullMarked
package dev.assay.advisory.feed.oval;

import org.jspecify.annotations.NullMarked;
