/// What `assay fix` does to files: which line declares a package ([Manifest]), what a step makes of
/// it ([Places]), and the edit itself ([ManifestEdits]).
@NullMarked
package dev.assay.cli.fix;

import org.jspecify.annotations.NullMarked;
