/// Help, reference page and completion, all made from the commands' own definitions.
@NullMarked
package dev.assay.cli.help;

import org.jspecify.annotations.NullMarked;
